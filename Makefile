.PHONY: setup build run test lint bench accuracy
SHELL := /bin/bash
SWIFT_FLAGS := --explicit-target-dependency-import-check error
