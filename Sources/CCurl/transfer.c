// One transfer: options, what it receives, what is known of it.
#include <string.h>

#include "internal.h"

CURL *driftop_curl_transfer_new(void) { return driftop_curl.curl_easy_init(); }

void driftop_curl_transfer_free(CURL *transfer) { driftop_curl.curl_easy_cleanup(transfer); }

CURLcode driftop_curl_set_number(CURL *transfer, CURLoption option, long value) {
  return driftop_curl.curl_easy_setopt(transfer, option, value);
}

CURLcode driftop_curl_set_text(CURL *transfer, CURLoption option, const char *value) {
  return driftop_curl.curl_easy_setopt(transfer, option, value);
}

CURLcode driftop_curl_set_list(CURL *transfer, CURLoption option, struct curl_slist *value) {
  return driftop_curl.curl_easy_setopt(transfer, option, value);
}

void driftop_curl_receive(
  CURL *transfer, driftop_curl_receiver header, driftop_curl_receiver body, char *message, void *context) {
  driftop_curl.curl_easy_setopt(transfer, CURLOPT_HEADERFUNCTION, header);
  driftop_curl.curl_easy_setopt(transfer, CURLOPT_HEADERDATA, context);
  driftop_curl.curl_easy_setopt(transfer, CURLOPT_WRITEFUNCTION, body);
  driftop_curl.curl_easy_setopt(transfer, CURLOPT_WRITEDATA, context);
  driftop_curl.curl_easy_setopt(transfer, CURLOPT_ERRORBUFFER, message);
}

long driftop_curl_number(CURL *transfer, CURLINFO what) {
  long value = 0;
  driftop_curl.curl_easy_getinfo(transfer, what, &value);
  return value;
}

int64_t driftop_curl_size(CURL *transfer, CURLINFO what) {
  curl_off_t value = 0;
  driftop_curl.curl_easy_getinfo(transfer, what, &value);
  return value;
}

const char *driftop_curl_text(CURL *transfer, CURLINFO what) {
  const char *value = NULL;
  driftop_curl.curl_easy_getinfo(transfer, what, &value);
  return value;
}

const char *driftop_curl_certificate_line(CURL *transfer, const char *name) {
  struct curl_certinfo *certificates = NULL;
  driftop_curl.curl_easy_getinfo(transfer, CURLINFO_CERTINFO, &certificates);
  if (certificates == NULL || certificates->num_of_certs < 1) return NULL;
  size_t length = strlen(name);
  for (const struct curl_slist *line = certificates->certinfo[0]; line != NULL; line = line->next)
    if (strncmp(line->data, name, length) == 0 && line->data[length] == ':') return line->data + length + 1;
  return NULL;
}

const char *driftop_curl_reason(CURLcode code) { return driftop_curl.curl_easy_strerror(code); }

struct curl_slist *driftop_curl_list_append(struct curl_slist *list, const char *text) {
  return driftop_curl.curl_slist_append(list, text);
}

void driftop_curl_list_free(struct curl_slist *list) { driftop_curl.curl_slist_free_all(list); }
