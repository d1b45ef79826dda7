package fr.voix.base.guard;

import fr.voix.base.http.FilterOrder;
import fr.voix.base.http.RequestId;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.slf4j.MDC;

/** Puts the id of a request into its answer and into all that is logged for it. */
@ServerFilter("/**")
@Order(FilterOrder.REQUEST_ID)
class RequestIdFilter {

    /** Carries the id from thread to thread. */
    private record Named(String id) implements ThreadPropagatedContextElement<String> {

        @Override
        public String updateThreadContext() {
            String before = MDC.get(RequestId.FIELD);
            MDC.put(RequestId.FIELD, id);
            return before;
        }

        @Override
        public void restoreThreadContext(String before) {
            if (before == null) {
                MDC.remove(RequestId.FIELD);
            } else {
                MDC.put(RequestId.FIELD, before);
            }
        }
    }

    @RequestFilter
    void name(HttpRequest<?> request, MutablePropagatedContext context) {
        context.add(new Named(RequestId.of(request)));
    }

    @ResponseFilter
    void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
        response.getHeaders().set(RequestId.HEADER, RequestId.of(request));
    }
}
