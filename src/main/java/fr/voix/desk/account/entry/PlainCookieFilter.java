package fr.voix.desk.account.entry;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.http.FilterOrder;
import fr.voix.base.text.Addresses;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.FilterPatternStyle;

/** Uses cookies without Secure on this machine over plain HTTP, where WebKit would store none and nobody could sign in. */
@ServerFilter(patternStyle = FilterPatternStyle.REGEX, value = Addresses.UNDER_DESK)
record PlainCookieFilter(PublicUrl publicUrl) implements Ordered {

    @RequestFilter
    void read(HttpRequest<?> request) {
        if (publicUrl.isPlainLoopback()) {
            EntryCookies.acceptPlain(request);
        }
    }

    @ResponseFilter
    void write(MutableHttpResponse<?> response) {
        var cookies = response.getHeaders().getAll(HttpHeaders.SET_COOKIE);
        if (publicUrl.isPlainLoopback() && !cookies.isEmpty()) {
            response.getHeaders().remove(HttpHeaders.SET_COOKIE);
            cookies.stream()
                    .map(EntryCookies::plain)
                    .forEach(cookie -> response.header(HttpHeaders.SET_COOKIE, cookie));
        }
    }

    @Override
    public int getOrder() {
        return FilterOrder.PLAIN_COOKIE;
    }
}
