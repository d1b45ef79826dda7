package fr.voix.base.guard;

import fr.voix.base.http.CrossOrigin;
import fr.voix.base.http.FilterOrder;
import fr.voix.base.http.Personal;
import fr.voix.base.http.Routes;
import fr.voix.base.text.Addresses;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.FilterPatternStyle;

/** Lets pages of other sites read public answers of the API, errors included; never writes or personal answers. */
@ServerFilter(patternStyle = FilterPatternStyle.REGEX, value = Addresses.UNDER_API)
@Order(FilterOrder.API_ANSWER)
class ApiAnswerFilter {

    @ResponseFilter
    void open(HttpRequest<?> request, MutableHttpResponse<?> response) {
        boolean isRead = request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
        if (isRead && !Routes.isMarked(request, Personal.class)) {
            CrossOrigin.open(response);
        }
    }
}
