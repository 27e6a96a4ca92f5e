#pragma once
#include "CCurl.h"

// Every function of libcurl that is used. The version that has them all is 7.68 (January 2020).
#define DRIFTOP_CURL_FUNCTIONS(X)                                                                                      \
  X(curl_global_init)                                                                                                  \
  X(curl_easy_init)                                                                                                    \
  X(curl_easy_cleanup)                                                                                                 \
  X(curl_easy_setopt)                                                                                                  \
  X(curl_easy_getinfo)                                                                                                 \
  X(curl_easy_strerror)                                                                                                \
  X(curl_slist_append)                                                                                                 \
  X(curl_slist_free_all)                                                                                               \
  X(curl_multi_init)                                                                                                   \
  X(curl_multi_cleanup)                                                                                                \
  X(curl_multi_setopt)                                                                                                 \
  X(curl_multi_add_handle)                                                                                             \
  X(curl_multi_remove_handle)                                                                                          \
  X(curl_multi_perform)                                                                                                \
  X(curl_multi_poll)                                                                                                   \
  X(curl_multi_wakeup)                                                                                                 \
  X(curl_multi_info_read)                                                                                              \
  X(curl_url)                                                                                                          \
  X(curl_url_cleanup)                                                                                                  \
  X(curl_url_set)                                                                                                      \
  X(curl_url_get)                                                                                                      \
  X(curl_free)

#define DRIFTOP_CURL_FIELD(name) __typeof__(name) *name;
struct driftop_curl_library {
  DRIFTOP_CURL_FUNCTIONS(DRIFTOP_CURL_FIELD)
};
#undef DRIFTOP_CURL_FIELD

// Written once, by driftop_curl_load.
extern struct driftop_curl_library driftop_curl;
