#include "bare_readers.h"

#include <csv.h>
#include <fcntl.h>
#include <gmime/gmime.h>
#include <libxml/parser.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

enum { BLOCK = 1 << 18 };

static void csv_field(void *field, size_t count, void *rows) {}
static void csv_row(int end, void *rows) { ++*(int64_t *)rows; }

int64_t bare_csv(const char *path) {
  static char block[BLOCK];
  struct csv_parser parser;
  int64_t rows = 0;
  int file = open(path, O_RDONLY);
  if (file < 0 || csv_init(&parser, 0)) return -1;
  for (ssize_t count; (count = read(file, block, BLOCK)) > 0;) csv_parse(&parser, block, count, csv_field, csv_row, &rows);
  csv_fini(&parser, csv_field, csv_row, &rows);
  csv_free(&parser);
  close(file);
  return rows;
}

struct depth {
  int now;
  int of_records;
  int64_t records;
};

static void xml_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                      const xmlChar **spaces, int attributes, int defaulted, const xmlChar **values) {
  struct depth *depth = context;
  if (++depth->now == depth->of_records) ++depth->records;
}
static void xml_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
  --((struct depth *)context)->now;
}
static void xml_text(void *context, const xmlChar *text, int count) {}

static xmlParserCtxtPtr xml_parser(struct depth *depth) {
  xmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = xml_start;
  handler.endElementNs = xml_end;
  handler.characters = handler.ignorableWhitespace = handler.cdataBlock = xml_text;
  xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&handler, depth, NULL, 0, NULL);
  if (parser) xmlCtxtUseOptions(parser, XML_PARSE_NONET);
  return parser;
}

int64_t bare_xml(const char *path) {
  static char block[BLOCK];
  struct depth depth = {0, 2, 0};
  int file = open(path, O_RDONLY);
  xmlParserCtxtPtr parser = xml_parser(&depth);
  if (file < 0 || !parser) return -1;
  for (ssize_t count; (count = read(file, block, BLOCK)) > 0;) xmlParseChunk(parser, block, count, 0);
  int status = xmlParseChunk(parser, block, 0, 1);
  xmlFreeParserCtxt(parser);
  close(file);
  return status ? -1 : depth.records;
}

int64_t bare_xlsx(const char *path) {
  static char block[BLOCK];
  struct depth depth = {0, 3, 0};
  int error = 0;
  zip_t *archive = zip_open(path, ZIP_RDONLY, &error);
  zip_file_t *sheet = archive ? zip_fopen(archive, "xl/worksheets/sheet1.xml", 0) : NULL;
  xmlParserCtxtPtr parser = xml_parser(&depth);
  if (!sheet || !parser) return -1;
  for (zip_int64_t count; (count = zip_fread(sheet, block, BLOCK)) > 0;) xmlParseChunk(parser, block, count, 0);
  int status = xmlParseChunk(parser, block, 0, 1);
  xmlFreeParserCtxt(parser);
  zip_fclose(sheet);
  zip_discard(archive);
  return status ? -1 : depth.records;
}

int64_t bare_mbox(const char *path) {
  int64_t messages = 0;
  g_mime_init();
  int file = open(path, O_RDONLY);
  if (file < 0) return -1;
  GMimeStream *stream = g_mime_stream_fs_new(file);
  GMimeParser *parser = g_mime_parser_new_with_stream(stream);
  g_object_unref(stream);
  g_mime_parser_set_format(parser, GMIME_FORMAT_MBOX);
  while (!g_mime_parser_eos(parser)) {
    GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
    if (!message) break;
    ++messages;
    g_object_unref(message);
  }
  g_object_unref(parser);
  return messages;
}

int64_t bare_lines(const char *path) {
  static char block[BLOCK];
  int64_t ends = 0;
  size_t kept = 0;
  int file = open(path, O_RDONLY);
  if (file < 0) return -1;
  for (ssize_t count; (count = read(file, block + kept, BLOCK - kept)) > 0;) {
    char *line = block, *end = block + kept + count, *feed;
    while ((feed = memchr(line, '\n', end - line))) {
      if (feed - line >= 9 && !memcmp(line, "END:VCARD", 9)) ++ends;
      line = feed + 1;
    }
    kept = end - line;
    if (kept == BLOCK) return -1;
    memmove(block, line, kept);
  }
  close(file);
  return ends;
}
