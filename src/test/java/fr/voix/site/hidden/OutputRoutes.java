package fr.voix.site.hidden;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.urn.leaf.UrnKind;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every public address that names one scrutin or petition; a new one is found by itself. */
@Singleton
public record OutputRoutes(Router router) {

    private static final Pattern SUBJECT = Pattern.compile("\\{(uid|id|address)}");

    /** Somebody's own, behind a secret. */
    private static final Pattern PRIVATE = Pattern.compile("\\{token}|/moderation/|/courrier/");

    /** @param values of the variables; a route that has another one is a mistake here */
    public Set<String> of(UrnKind kind, Map<String, String> values) {
        var found = router.uriRoutes()
                .filter(route -> route.getHttpMethodName().equals("GET"))
                .map(OutputRoutes::template)
                .filter(template -> SUBJECT.matcher(template).find()
                        && !PRIVATE.matcher(template).find()
                        && template.contains("/petitions/") == (kind == UrnKind.PETITION))
                .map(template -> Pattern.compile("\\{\\+?([A-Za-z0-9]+)}")
                        .matcher(template)
                        .replaceAll(variable -> values.getOrDefault(variable.group(1), "{" + variable.group(1) + "}")))
                .collect(Collectors.toSet());
        assertThat(found).hasSizeGreaterThan(20).noneMatch(address -> address.contains("{"));
        return found;
    }

    /** The addresses of a route, as the code writes them. */
    public static String template(UriRouteInfo<?, ?> route) {
        var path = route.getUriMatchTemplate().toPathString();
        return path.startsWith("/") ? path : "/" + path;
    }
}
