package fr.voix.notice.webhook;

import java.util.List;

/**
 * Where a message goes.
 *
 * @param secrets what it is signed with, the newest first
 */
record Endpoint(String url, List<SigningSecret> secrets) {}
