// libcurl, loaded at run time. It is global because libcurl's own initialisation is, and belongs to the process.
#include <dlfcn.h>
#include <pthread.h>

#include "internal.h"

struct driftop_curl_library driftop_curl;

static const char *problem;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  static const char *const names[] = {"libcurl.so.4", "libcurl-gnutls.so.4"};
  void *library = NULL;
  for (size_t i = 0; i < sizeof names / sizeof *names && library == NULL; i++)
    library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) {
    problem = "libcurl is not installed: apt-get install libcurl4";
    return;
  }
#define FIND(name)                                                                                                     \
  driftop_curl.name = (__typeof__(driftop_curl.name))dlsym(library, #name);                                            \
  if (driftop_curl.name == NULL) problem = "libcurl is older than 7.68 (" #name " is missing): install a newer libcurl4";
  DRIFTOP_CURL_FUNCTIONS(FIND)
#undef FIND
  if (problem == NULL && driftop_curl.curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
    problem = "libcurl did not start: reinstall libcurl4";
}

const char *driftop_curl_load(void) {
  pthread_once(&once, load);
  return problem;
}
