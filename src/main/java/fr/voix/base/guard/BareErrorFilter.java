package fr.voix.base.guard;

import fr.voix.base.http.FilterOrder;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.exceptions.response.ErrorContext;

/** Adds a body to an error without one, such as a bare {@code HttpResponse.notFound()} or a refused sign-in. */
@ServerFilter("/**")
@Order(FilterOrder.BARE_ERROR)
record BareErrorFilter(ErrorResponseHandler errors) {

    @ResponseFilter
    MutableHttpResponse<?> fill(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (request.getMethod() == HttpMethod.HEAD || !ErrorResponseHandler.isBareError(response)) {
            return response;
        }
        return errors.processResponse(ErrorContext.builder(request).build(), response);
    }
}
