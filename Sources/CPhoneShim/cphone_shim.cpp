#include "cphone_shim.h"

#include <cstring>
#include <string>

#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumberutil.h>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

namespace {

template <size_t size>
void copy(const std::string &text, char (&target)[size]) {
  size_t count = text.size() < size ? text.size() : size - 1;
  std::memcpy(target, text.data(), count);
  target[count] = '\0';
}

void parse(const std::string &text, const std::string &region, cphone_number &result) {
  const PhoneNumberUtil &library = *PhoneNumberUtil::GetInstance();
  PhoneNumber number;
  if (library.Parse(text, region, &number) != PhoneNumberUtil::NO_PARSING_ERROR) return;
  switch (library.IsPossibleNumberWithReason(number)) {
    case PhoneNumberUtil::IS_POSSIBLE: {
      // A number is valid when it has a type.
      const PhoneNumberUtil::PhoneNumberType type = library.GetNumberType(number);
      result.verdict = type == PhoneNumberUtil::UNKNOWN ? CPHONE_POSSIBLE : CPHONE_VALID;
      result.is_mobile = type == PhoneNumberUtil::MOBILE;
      break;
    }
    case PhoneNumberUtil::IS_POSSIBLE_LOCAL_ONLY:
      result.verdict = CPHONE_LOCAL_ONLY;
      break;
    default:
      result.verdict = CPHONE_IMPOSSIBLE;
  }
  std::string e164;
  library.Format(number, PhoneNumberUtil::E164, &e164);
  copy(e164, result.e164);
  std::string national;
  library.GetNationalSignificantNumber(number, &national);
  copy(national, result.national);
  if (number.has_extension()) copy(number.extension(), result.extension);
}

void find(const std::string &text, cphone_region &result) {
  const PhoneNumberUtil &library = *PhoneNumberUtil::GetInstance();
  PhoneNumber number;
  if (library.Parse(text, "ZZ", &number) != PhoneNumberUtil::NO_PARSING_ERROR) return;
  std::string code;
  library.GetRegionCodeForNumber(number, &code);
  // A number of no assigned range is its calling code's main country's.
  if (code.size() != 2 || code == "ZZ") library.GetRegionCodeForCountryCode(number.country_code(), &code);
  if (code.size() == 2 && code != "ZZ") copy(code, result.code);
}

}  // namespace

cphone_region cphone_region_of(const char *text, size_t length) {
  cphone_region result = {};
  try {
    find(std::string(text, length), result);
  } catch (...) {
    result = {};
  }
  return result;
}

cphone_number cphone_parse(const char *text, size_t length, const char *region) {
  cphone_number result = {};
  try {
    parse(std::string(text, length), std::string(region, 2), result);
  } catch (...) {
    // Nothing may be thrown into the caller: what cannot be read is no number.
    result = {};
  }
  return result;
}
