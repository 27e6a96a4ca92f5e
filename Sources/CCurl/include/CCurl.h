#pragma once
#include <stdint.h>

#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

// libcurl from Swift: its variadic functions with types, and the library loaded when first asked for, so that a start
// without an address costs nothing and works where libcurl is not installed. Only driftop_curl_load may be called
// before driftop_curl_load has returned NULL.

// NULL when libcurl is ready, else the sentence that says what to do. Any thread, any number of times.
const char *driftop_curl_load(void);

// One transfer. Option values that are texts are copied; lists must outlive the transfer.
CURL *driftop_curl_transfer_new(void);
void driftop_curl_transfer_free(CURL *transfer);
CURLcode driftop_curl_set_number(CURL *transfer, CURLoption option, long value);
CURLcode driftop_curl_set_text(CURL *transfer, CURLoption option, const char *value);
CURLcode driftop_curl_set_list(CURL *transfer, CURLoption option, struct curl_slist *value);
// `size` bytes at `bytes`; a result other than `size` ends the transfer.
typedef size_t (*driftop_curl_receiver)(char *bytes, size_t one, size_t size, void *context);
void driftop_curl_receive(
  CURL *transfer, driftop_curl_receiver header, driftop_curl_receiver body, char *message, void *context);
long driftop_curl_number(CURL *transfer, CURLINFO what);
int64_t driftop_curl_size(CURL *transfer, CURLINFO what);
const char *driftop_curl_text(CURL *transfer, CURLINFO what);
// The line about the server's own certificate that begins with `name` and a colon, without them; NULL if there is none.
const char *driftop_curl_certificate_line(CURL *transfer, const char *name);
const char *driftop_curl_reason(CURLcode code);

// NULL when there is no memory; the list then is as it was.
struct curl_slist *driftop_curl_list_append(struct curl_slist *list, const char *text);
void driftop_curl_list_free(struct curl_slist *list);

// Transfers under way together. One thread, except for driftop_curl_wake.
CURLM *driftop_curl_group_new(long most_connections);
void driftop_curl_group_free(CURLM *group);
CURLMcode driftop_curl_add(CURLM *group, CURL *transfer);
void driftop_curl_remove(CURLM *group, CURL *transfer);
CURLMcode driftop_curl_perform(CURLM *group);
// Waits until a transfer can go on, the time is over or driftop_curl_wake is called, also when it was called before.
CURLMcode driftop_curl_wait(CURLM *group, int milliseconds);
void driftop_curl_wake(CURLM *group);
// A transfer that has ended, with its result; NULL when there is none.
CURL *driftop_curl_next_finished(CURLM *group, CURLcode *result);

// Addresses, as libcurl itself reads them. Results are freed with driftop_curl_text_free; NULL: not an address.
char *driftop_curl_url_resolve(const char *base, const char *relative);
char *driftop_curl_url_part(const char *url, CURLUPart part);
char *driftop_curl_url_with_host(const char *url, const char *host);
void driftop_curl_text_free(char *text);
