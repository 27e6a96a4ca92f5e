// Transfers that are under way together, and their connections.
#include "internal.h"

CURLM *driftop_curl_group_new(long most_connections) {
  CURLM *group = driftop_curl.curl_multi_init();
  if (group != NULL) driftop_curl.curl_multi_setopt(group, CURLMOPT_MAXCONNECTS, most_connections);
  return group;
}

void driftop_curl_group_free(CURLM *group) { driftop_curl.curl_multi_cleanup(group); }

CURLMcode driftop_curl_add(CURLM *group, CURL *transfer) { return driftop_curl.curl_multi_add_handle(group, transfer); }

void driftop_curl_remove(CURLM *group, CURL *transfer) { driftop_curl.curl_multi_remove_handle(group, transfer); }

CURLMcode driftop_curl_perform(CURLM *group) {
  int running;
  return driftop_curl.curl_multi_perform(group, &running);
}

CURLMcode driftop_curl_wait(CURLM *group, int milliseconds) {
  int ready;
  return driftop_curl.curl_multi_poll(group, NULL, 0, milliseconds, &ready);
}

void driftop_curl_wake(CURLM *group) { driftop_curl.curl_multi_wakeup(group); }

CURL *driftop_curl_next_finished(CURLM *group, CURLcode *result) {
  int left;
  CURLMsg *message;
  while ((message = driftop_curl.curl_multi_info_read(group, &left)) != NULL) {
    if (message->msg != CURLMSG_DONE) continue;
    *result = message->data.result;
    return message->easy_handle;
  }
  return NULL;
}
