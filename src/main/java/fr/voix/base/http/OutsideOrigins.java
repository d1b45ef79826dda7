package fr.voix.base.http;

import java.util.List;

/**
 * Other hosts whose scripts, frames and styles our pages may load; a feature that needs some makes a bean.
 *
 * @param hosts as CSP sources, such as {@code https://hcaptcha.com}
 */
public record OutsideOrigins(List<String> hosts) {}
