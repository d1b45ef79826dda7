package fr.voix.base.guard;

import fr.voix.base.http.FilterOrder;
import fr.voix.base.http.SecurityHeaders;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Sets the security headers of every answer, except those that the route has set. */
@ServerFilter("/**")
@Order(FilterOrder.SECURITY_HEADERS)
record SecurityHeadersFilter(SecurityHeaders headers) {

    @ResponseFilter
    void addHeaders(MutableHttpResponse<?> response) {
        headers.addTo(response);
    }
}
