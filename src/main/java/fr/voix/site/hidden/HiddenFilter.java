package fr.voix.site.hidden;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.http.FilterOrder;
import fr.voix.base.http.Problem;
import fr.voix.base.http.ProblemType;
import fr.voix.base.http.Routes;
import fr.voix.base.load.Entrance;
import fr.voix.base.page.ContestView;
import fr.voix.base.page.PageFraming;
import fr.voix.base.page.SiteConfig;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.base.text.Subject;
import fr.voix.site.hidden.Hidden.ByModerators;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import jakarta.inject.Named;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says, wherever a read finds nothing of a hidden scrutin or petition, that it is hidden: its page since when and why, everything else by
 * the status. 410 and not 404: it was there and is withheld on purpose, which a reader who was sent a link may know, and search
 * engines drop it at once. Outputs themselves know no difference between what is hidden and what never was.
 */
@ServerFilter("/**")
@Order(FilterOrder.HIDDEN)
record HiddenFilter(
        HiddenService hidden,
        PageFraming site,
        SiteConfig config,
        PublicUrl publicUrl,
        @Named("pages") Entrance pages) {

    private static final MediaType HTML = MediaType.of("text/html;charset=utf-8");

    private static final Pattern ROUTE =
            Pattern.compile("(?:/en)?(?:(?:/api/v1|/embed)?/(?:scrutins|petitions)/.*|/suivre(?:/envoye)?"
                    + "|/\\{legislature[^}]*}/amendements/.*)|" + Addresses.OEMBED);

    /** As many as a stream is asked for. */
    private static final int MOST_SCRUTINS = 50;

    private static final Pattern UID = Pattern.compile("[A-Z0-9]{1,64}");

    private static final Pattern PETITION = Pattern.compile("([1-9][0-9]{0,17})(?:-.*)?");

    @ResponseFilter
    MutableHttpResponse<?> saySo(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (response.code() != HttpStatus.NOT_FOUND.getCode()
                || request.getMethod() != HttpMethod.GET && request.getMethod() != HttpMethod.HEAD
                || !ROUTE.matcher(Routes.pattern(request)).matches()) {
            return response;
        }
        return pages.pass(() -> find(request))
                .<MutableHttpResponse<?>>map(found -> gone(request, response, found))
                .orElse(response);
    }

    private Optional<Hidden> find(HttpRequest<?> request) {
        if (Routes.pattern(request).equals(Addresses.STREAM)) {
            return hidden.ofScrutins(
                    uids(request.getParameters().getAll("uid").stream().distinct())
                            .limit(MOST_SCRUTINS)
                            .toList());
        }
        return named(request).flatMap(subject -> hidden.of(subject).stream()).findFirst();
    }

    /** What the address is about: of its query, only what its route reads. */
    private Stream<Subject> named(HttpRequest<?> request) {
        var pattern = Routes.pattern(request);
        var query = request.getParameters();
        if (pattern.equals(Addresses.OEMBED)) {
            var url = query.get("url");
            return url != null && url.startsWith(publicUrl.origin() + "/")
                    ? Subject.ofAddress(url).stream()
                    : Stream.empty();
        }
        if (pattern.contains(Addresses.FOLLOW)) {
            return Stream.concat(
                    scrutins(Stream.ofNullable(query.get("scrutin"))),
                    petitions(Stream.ofNullable(query.get("petition"))));
        }
        var path = RouteAttributes.getRouteMatch(request)
                .map(RouteMatch::getVariableValues)
                .orElse(Map.of());
        if (path.containsKey("numero")) {
            return Stream.of(Subject.scrutin(path.get("texte") + "/" + path.get("organe") + "/" + path.get("numero")));
        }
        var inPath = Stream.of("uid", "id", "address").map(path::get).map(String.class::cast);
        return pattern.contains(Addresses.PETITIONS + "/") ? petitions(inPath) : scrutins(inPath);
    }

    private static Stream<Subject> scrutins(Stream<String> names) {
        return uids(names).map(Subject::scrutin);
    }

    private static Stream<String> uids(Stream<String> names) {
        return names.filter(name -> name != null && UID.matcher(name).matches());
    }

    private static Stream<Subject> petitions(Stream<String> names) {
        return names.filter(Objects::nonNull)
                .map(PETITION::matcher)
                .filter(Matcher::matches)
                .map(name -> Subject.petition(Long.parseLong(name.group(1))));
    }

    private MutableHttpResponse<?> gone(HttpRequest<?> request, HttpResponse<?> absent, Hidden found) {
        boolean isProgram = Problem.isWanted(request)
                || absent.getContentType().filter(Problem.MEDIA_TYPE::equals).isPresent();
        MutableHttpResponse<?> gone = isProgram
                ? Problem.response(request, ProblemType.GONE)
                : found instanceof ByModerators by
                        ? HttpResponse.status(HttpStatus.GONE)
                                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                                .contentType(HTML)
                                .body(render(by, Language.ofPath(request.getPath())))
                        : HttpResponse.status(HttpStatus.GONE);
        var origin = absent.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
        if (origin != null) {
            gone.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        }
        return request.getMethod() == HttpMethod.HEAD ? gone.body(null) : gone;
    }

    private byte[] render(ByModerators hidden, Language language) {
        var m = Messages.of(language);
        var key = hidden.key();
        boolean isTranslated = language == Language.EN && hidden.reasonEn() != null;
        return site.render(
                "site/hidden/hidden",
                new HiddenPage(
                        site.errorFrame(language, m.t(key + ".title")),
                        m.t(key + ".title"),
                        m.t(key + ".lede"),
                        m.t(key + ".since", m.moment(hidden.at())),
                        isTranslated ? hidden.reasonEn() : hidden.reason(),
                        isTranslated ? Language.EN.code() : Language.FR.code(),
                        ContestView.of(config.contact(), language)));
    }
}
