package fr.voix.base.guard;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.type.Argument;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Inject;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** Every route there is, also those that are not thought of yet, with a secret in its address, in what led to it and in its form. */
@MicronautTest(transactional = false)
@Isolated("reads what the process logs")
@Property(name = "test.planted-failure", value = "true")
@Property(name = "voix.limits.enabled", value = "false")
class SecretLinkLogTest {

    private static final String SECRET = "S3cretLinkOfSomebodyThatNobodyMayReadInALog";
    private static final String SPELT = SECRET.replace("S3", "S%33");

    /** How the parts of addresses are called that hold a secret, and those that anybody may know. */
    private static final Set<String> SECRETS = Set.of("token");

    private static final Set<String> KNOWN_TO_ALL = Set.of(
            "acteur",
            "address",
            "answer",
            "code",
            "dataset",
            "dossier",
            "groupe",
            "id",
            "index",
            "legislature",
            "n",
            "name",
            "newSize",
            "number",
            "numero",
            "oldSize",
            "organe",
            "part",
            "path",
            "scrutinPublic",
            "selector",
            "sha",
            "slug",
            "texte",
            "uid");

    private static final Pattern PART = Pattern.compile("\\{[^a-zA-Z]?([a-zA-Z]+)[^}]*\\}");

    /**
     * @param asked the parameters that it reads
     * @param fields of its form or JSON
     */
    private record Route(String method, String template, boolean isJson, List<String> asked, List<String> fields) {

        static Route of(UriRouteInfo<?, ?> route) {
            return new Route(
                    route.getHttpMethodName(),
                    route.getUriMatchTemplate().toPathString(),
                    route.getConsumes().contains(MediaType.APPLICATION_JSON_TYPE),
                    arguments(route)
                            .filter(argument -> argument.isAnnotationPresent(QueryValue.class))
                            .map(argument -> argument.getName())
                            .toList(),
                    arguments(route)
                            .filter(argument -> argument.isAnnotationPresent(Body.class))
                            .filter(argument -> argument.getType().isRecord())
                            .flatMap(
                                    argument -> Arrays.stream(argument.getType().getRecordComponents()))
                            .map(RecordComponent::getName)
                            .toList());
        }

        private static Stream<Argument<?>> arguments(UriRouteInfo<?, ?> route) {
            Argument<?>[] all = route.getTargetMethod().getArguments();
            return Arrays.stream(all);
        }
    }

    @Inject
    EmbeddedServer server;

    @Inject
    Router router;

    @Inject
    Team team;

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private Level level;

    @BeforeEach
    void listen() {
        level = root.getLevel();
        // as the service does
        root.setLevel(Level.INFO);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stop() {
        root.detachAppender(log);
        root.setLevel(level);
    }

    private List<Route> routes() {
        var routes = router.uriRoutes()
                .<Route>map(Route::of)
                .filter(route -> List.of("GET", "POST", "PUT", "DELETE").contains(route.method()))
                .distinct()
                .toList();
        assertThat(routes).hasSizeGreaterThan(100);
        // signatures, petitions and their sponsors, follows and what stops them, invitations, pauses: in both languages
        assertThat(routes).filteredOn(SecretLinkLogTest::hasToken).hasSizeGreaterThan(30);
        return routes;
    }

    private static List<String> parts(Route route) {
        return PART.matcher(route.template())
                .results()
                .map(part -> part.group(1))
                .toList();
    }

    @Test
    void every_part_of_an_address_is_said_to_be_a_secret_or_known_to_all() {
        var named = Stream.concat(SECRETS.stream(), KNOWN_TO_ALL.stream()).toList();
        assertThat(routes().stream().flatMap(route -> parts(route).stream()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(named);
    }

    /** Codes of signatures and of recovery, passwords, secrets of receipts: whatever a form can hold, signed in or not. */
    @Test
    void no_field_of_a_form_and_no_parameter_is_ever_logged() throws Exception {
        var signedIn = new Browser(server.getURI());
        signedIn.signIn(team.a(Role.ADMINISTRATOR), Team.PASSWORD);
        var csrf = Browser.csrf(signedIn.get("/moderation/compte"));
        int sent = 0;
        for (var route : routes()) {
            if (route.fields().isEmpty() && route.asked().isEmpty()
                    || route.template().endsWith("/flux")
                    || route.template().endsWith("/deconnexion")) {
                continue;
            }
            var query = route.asked().stream()
                    .map(name -> name + "=" + SECRET)
                    .collect(Collectors.joining("&", route.asked().isEmpty() ? "" : "?", ""));
            var path = route.template().replaceAll("\\{[^}]*\\}", "1") + query;
            if (route.template().contains("/moderation") && route.method().equals("POST")) {
                signedIn.post(path, fields(route, csrf));
            }
            sendForm(route, path);
            sent++;
        }
        assertThat(sent).isGreaterThan(80);
        assertThat(logged()).doesNotContain(SECRET);
    }

    private static String[] fields(Route route, String csrf) {
        return route.fields().stream()
                .map(name -> name + "=" + (name.equals("csrf") ? csrf : SECRET))
                .toArray(String[]::new);
    }

    private void sendForm(Route route, String path) throws Exception {
        var fields = route.fields().stream()
                .map(name -> route.isJson() ? "\"" + name + "\":\"" + SECRET + "\"" : name + "=" + SECRET)
                .toList();
        var body = route.isJson() ? "{" + String.join(",", fields) + "}" : String.join("&", fields);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + path))
                .header("Accept", "text/html")
                .header("Content-Type", route.isJson() ? "application/json" : "application/x-www-form-urlencoded")
                .method(
                        route.method(),
                        route.fields().isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        try {
            client.send(request.timeout(Duration.ofSeconds(5)).build(), HttpResponse.BodyHandlers.discarding());
        } catch (HttpTimeoutException stream) {
            // a stream of tallies does not end
        }
    }

    private static boolean hasToken(Route route) {
        return route.template().contains("{token}");
    }

    private int send(Route route, String secret, boolean isFailing) throws Exception {
        var path = route.template().replaceAll("\\{[^}]*\\}", secret) + "?jeton=" + secret + "&demande=" + secret;
        var body = HttpRequest.BodyPublishers.ofString("jeton=" + secret);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + path))
                .header("Referer", "http://localhost:" + server.getPort() + "/petitions/suivi/" + secret)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(route.method(), route.method().equals("GET") ? HttpRequest.BodyPublishers.noBody() : body);
        if (isFailing) {
            request.header(PlantedFailureFilter.HEADER, "yes");
        }
        try {
            return client.send(request.timeout(Duration.ofSeconds(5)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (HttpTimeoutException stream) {
            // a stream of tallies does not end
            return 0;
        }
    }

    private String logged() {
        return List.copyOf(log.list).stream()
                .map(event -> event.getFormattedMessage() + " " + event.getMDCPropertyMap()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void an_unexpected_failure_tells_the_route_and_never_the_secret() throws Exception {
        for (var route : routes()) {
            for (var secret : List.of(SECRET, SPELT)) {
                log.list.clear();
                int status = send(route, secret, true);
                if (hasToken(route)) {
                    assertThat(status).as("%s", route).isEqualTo(500);
                    assertThat(logged()).contains("failed: " + route.method() + " " + route.template());
                    assertThat(logged()).contains("Nothing can be done with", "PlantedFailureFilter");
                }
                assertThat(logged()).as("%s", route).doesNotContain(SECRET, SPELT);
            }
        }
    }

    @Test
    void what_goes_as_it_should_logs_no_secret_either() throws Exception {
        for (var route : routes()) {
            if (hasToken(route)) {
                send(route, SECRET, false);
                send(route, "%ff" + SECRET, false);
            }
        }
        assertThat(logged()).doesNotContain(SECRET);
    }
}
