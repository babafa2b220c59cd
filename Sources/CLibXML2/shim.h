// Debian's libxml2 is built with ICU, whose types differ from those of Foundation's own ICU: a file that sees both does not
// compile. Nothing here looks into the structures that differ.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/HTMLparser.h>
#include <libxml/xmlerror.h>
