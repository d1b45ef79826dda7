package fr.voix.base.guard;

import fr.voix.base.http.FilterOrder;
import fr.voix.base.http.ProblemType;
import fr.voix.base.text.Addresses;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.RouteAttributes;
import java.util.List;

/**
 * Answers 404 for a route that needs a role but is reached outside the back office's addresses. Micronaut's security filter runs
 * only on those ({@code micronaut.security.filter.pattern}), since its reactive chain cost a third of what a ballot costs;
 * without this filter another spelling or a mistake could leave such a route open.
 */
@ServerFilter("/**")
@Order(FilterOrder.ROLE_ROUTE)
record RoleRouteFilter(ErrorResponseHandler errors) {

    private static final List<String> BACK_OFFICE = List.of(Addresses.DESK, "/en" + Addresses.DESK);

    @RequestFilter
    @Nullable
    HttpResponse<?> refuseUnguarded(HttpRequest<?> request) {
        boolean isUnguarded = RouteAttributes.getRouteMatch(request)
                        .map(route -> route.getAnnotationMetadata().stringValues(Secured.class))
                        .filter(roles -> roles.length > 0 && !List.of(roles).contains(SecurityRule.IS_ANONYMOUS))
                        .isPresent()
                && BACK_OFFICE.stream().noneMatch(prefix -> isUnder(prefix, request.getPath()));
        return isUnguarded ? errors.refuse(request, ProblemType.NOT_FOUND) : null;
    }

    private static boolean isUnder(String prefix, String path) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }
}
