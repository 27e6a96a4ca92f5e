// Addresses, read by the same rules as libcurl reads them when it connects: two readings could differ in the host.
#include "internal.h"

static char *get(CURLU *url, CURLUPart part) {
  char *text = NULL;
  return driftop_curl.curl_url_get(url, part, &text, CURLU_DEFAULT_PORT) == CURLUE_OK ? text : NULL;
}

char *driftop_curl_url_resolve(const char *base, const char *relative) {
  CURLU *url = driftop_curl.curl_url();
  char *text = NULL;
  if (url != NULL && driftop_curl.curl_url_set(url, CURLUPART_URL, base, 0) == CURLUE_OK &&
      driftop_curl.curl_url_set(url, CURLUPART_URL, relative, CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK)
    driftop_curl.curl_url_get(url, CURLUPART_URL, &text, 0);
  driftop_curl.curl_url_cleanup(url);
  return text;
}

char *driftop_curl_url_part(const char *text, CURLUPart part) {
  CURLU *url = driftop_curl.curl_url();
  char *found = NULL;
  if (url != NULL && driftop_curl.curl_url_set(url, CURLUPART_URL, text, CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK)
    found = get(url, part);
  driftop_curl.curl_url_cleanup(url);
  return found;
}

char *driftop_curl_url_with_host(const char *text, const char *host) {
  CURLU *url = driftop_curl.curl_url();
  char *changed = NULL;
  if (url != NULL && driftop_curl.curl_url_set(url, CURLUPART_URL, text, 0) == CURLUE_OK &&
      driftop_curl.curl_url_set(url, CURLUPART_HOST, host, 0) == CURLUE_OK)
    changed = get(url, CURLUPART_URL);
  driftop_curl.curl_url_cleanup(url);
  return changed;
}

void driftop_curl_text_free(char *text) { driftop_curl.curl_free(text); }
