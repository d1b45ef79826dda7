package fr.voix.base.guard;

import fr.voix.base.http.FilterOrder;
import fr.voix.base.http.Problem;
import fr.voix.base.http.ProblemType;
import fr.voix.base.text.Addresses;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.FilterPatternStyle;
import io.micronaut.web.router.MethodBasedRouteMatch;
import io.micronaut.web.router.RouteAttributes;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Refuses unknown parameters of API routes: a misspelt filter would return everything, and a parameter added later would change
 * the meaning of requests sent today.
 */
@ServerFilter(patternStyle = FilterPatternStyle.REGEX, value = Addresses.UNDER_API)
@Order(FilterOrder.UNKNOWN_PARAMETER)
class UnknownParameterFilter {

    @RequestFilter
    @Nullable
    HttpResponse<?> refuseUnknown(HttpRequest<?> request) {
        Set<String> unknown = new TreeSet<>(request.getParameters().names());
        if (unknown.isEmpty()
                || !(RouteAttributes.getRouteMatch(request).orElse(null)
                        instanceof MethodBasedRouteMatch<?, ?> route)) {
            return null;
        }
        Set<String> known = parameters(route);
        unknown.removeAll(known);
        // lists the known names; text of the client is not sent back
        return unknown.isEmpty()
                ? null
                : Problem.response(
                        request,
                        ProblemType.MALFORMED,
                        known.isEmpty() ? "problem.none" : "problem.unknown",
                        unknown.size(),
                        known.stream().sorted().collect(Collectors.joining(", ")));
    }

    private static Set<String> parameters(MethodBasedRouteMatch<?, ?> route) {
        return Arrays.stream(route.getArguments())
                .filter(argument -> argument.getAnnotationMetadata().hasAnnotation(QueryValue.class))
                .map(UnknownParameterFilter::name)
                .collect(Collectors.toSet());
    }

    private static String name(Argument<?> argument) {
        return argument.getAnnotationMetadata()
                .stringValue(QueryValue.class)
                .filter(name -> !name.isEmpty())
                .orElse(argument.getName());
    }
}
