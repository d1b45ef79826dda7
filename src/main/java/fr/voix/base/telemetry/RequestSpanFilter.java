package fr.voix.base.telemetry;

import fr.voix.base.http.FilterOrder;
import fr.voix.base.http.RequestId;
import fr.voix.base.http.Routes;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;

/**
 * Makes a span of a request that comes to a route. It has the pattern of the address, and nothing that came from outside: a trace
 * that a client names is not joined.
 */
@ServerFilter("/**")
@Order(FilterOrder.SPAN)
@Requires(bean = Tracer.class)
record RequestSpanFilter(Tracer tracer) {

    private static final String SPAN = RequestSpanFilter.class.getName();
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> REQUEST = AttributeKey.stringKey("voix.request");

    @RequestFilter
    void begin(HttpRequest<?> request) {
        String method = request.getMethod() == HttpMethod.CUSTOM
                ? "_OTHER"
                : request.getMethod().name();
        String route = Routes.pattern(request);
        Span span = tracer.spanBuilder(method + " " + route)
                .setSpanKind(SpanKind.SERVER)
                .setNoParent()
                .setAttribute(METHOD, method)
                .setAttribute(ROUTE, route)
                .setAttribute(REQUEST, RequestId.of(request))
                .startSpan();
        request.setAttribute(SPAN, span);
    }

    @ResponseFilter
    void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
        request.getAttribute(SPAN, Span.class).ifPresent(span -> {
            span.setAttribute(STATUS, (long) response.code());
            if (response.code() >= 500) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        });
    }
}
