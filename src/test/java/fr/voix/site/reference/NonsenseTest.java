package fr.voix.site.reference;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.site.hidden.OutputRoutes;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.type.Argument;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** A parameter that makes no sense is answered 400 by its name, with the values that there are where these are few: on every route. */
@MicronautTest(transactional = false)
@Property(name = "voix.limits.enabled", value = "false")
class NonsenseTest {

    /** The sign for what is no text: no word, no number, no day, no name. */
    private static final String NONSENSE = "%EF%BF%BD";

    private static final String SORTS =
            "sort (adopte, rejete, tombe, non_soutenu, retire, irrecevable, a_discuter," + " en_traitement, inconnu)";
    private static final String ORDERS = "tri (pertinence, date, votes, debat)";
    private static final String STATES = "state (open, closed)";
    private static final String OFFICIEL = "officiel (oui)";

    /** What is said of the parameters that take a few values only. */
    private static final Map<String, List<String>> FEW = Map.ofEntries(
            Map.entry("/api/v1/amendements", List.of(SORTS, ORDERS, STATES, OFFICIEL)),
            Map.entry("/api/v1/dossiers", List.of(STATES, OFFICIEL)),
            Map.entry("/api/v1/groupes", List.of("state (current, ended)")),
            Map.entry(
                    "/api/v1/petitions",
                    List.of(
                            "state (answered, archived, closed, open, refused, suspended, withdrawn)",
                            "sort (closing, date, signatures, threshold)")),
            Map.entry("/api/v1/scrutins-publics", List.of("sort (adopte, rejete, inconnu)")),
            Map.entry("/amendements", List.of(SORTS, ORDERS, STATES, OFFICIEL)),
            Map.entry("/themes/{slug}", List.of(ORDERS)),
            Map.entry(
                    "/petitions",
                    List.of(
                            "etat (ouvertes, repondues, closes, refusees, toutes)",
                            "tri (signatures, date, seuil, cloture)")),
            Map.entry(
                    "/journal", List.of("genre (classement, resumes, themes, scrutins, petitions, bulletins, equipe)")),
            Map.entry("/groupes/{slug}", List.of("tri (accord, nom, scrutins)")),
            Map.entry("/scrutins-publics", List.of("tri (ecart)")),
            Map.entry("/scrutins/{uid}/flux", List.of("event (tally)")),
            Map.entry("/petitions/{id}/flux", List.of("event (tally)")),
            Map.entry("/scrutins/flux", List.of("event (tally)")));

    /** Parameters that a route does not declare one by one. */
    private static final Map<String, List<String>> BESIDE = Map.of(
            "/amendements",
            List.of(
                    "theme",
                    "groupe",
                    "texte",
                    "sort",
                    "dossier",
                    "auteur",
                    "mission",
                    "commission",
                    "annee",
                    "officiel",
                    "du",
                    "au",
                    "state",
                    "article"),
            "/oembed",
            List.of("url", "maxwidth", "maxheight"));

    /**
     * The names of something, which may be of nothing, like one in a path; a version, which leads to the present one; and what a
     * form says of itself after it was sent.
     */
    private static final Set<String> ANY_TEXT = Set.of(
            "/api/v1/robot-check scrutin",
            "/api/v1/robot-check petition",
            "/api/v1/robot-check/altcha scrutin",
            "/api/v1/robot-check/altcha petition",
            "/scrutins/flux uid",
            "/petitions/proches q",
            "/petitions/{id}/signatures demande",
            "/petitions/{id}/signatures fait");

    private static final Map<String, String> IN_PATH = Map.of(
            "uid",
            "AMAN0",
            "other",
            "AMAN1",
            "id",
            "1",
            "address",
            "1-x",
            "slug",
            "sante",
            "texte",
            "PRJLANR5L17B2247",
            "acteur",
            "PA1",
            "path",
            "base/base.css",
            "version",
            "0");

    @Inject
    EmbeddedServer server;

    @Inject
    Router router;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void every_parameter_is_answered_by_its_name_and_its_values() throws Exception {
        var asked = new ArrayList<String>();
        var said = new SoftAssertions();
        for (var route : router.uriRoutes().toList()) {
            var template = OutputRoutes.template(route).replaceFirst("^/en(?=/)", "");
            if (!route.getHttpMethodName().equals("GET") || template.matches("/moderation.*|.*\\{token}.*")) {
                continue;
            }
            for (var parameter : parameters(route, template)) {
                if (ANY_TEXT.contains(template + " " + parameter) || parameter.equals("v")) {
                    continue;
                }
                var address = address(OutputRoutes.template(route)) + "?" + parameter + "=" + NONSENSE;
                var answer = get(address, "application/json, */*;q=0.1");
                said.assertThat(answer.statusCode()).as(address).isEqualTo(400);
                said.assertThat(answer.body()).as(address).containsPattern("[:,] " + wording(template, parameter));
                asked.add(template + " " + parameter);
            }
        }
        said.assertAll();
        FEW.forEach((template, few) ->
                few.forEach(one -> assertThat(asked).contains(template + " " + one.replaceFirst(" .*", ""))));
    }

    private static String wording(String template, String parameter) {
        return FEW.getOrDefault(template, List.of()).stream()
                .filter(one -> one.startsWith(parameter + " ("))
                .findFirst()
                .map(Pattern::quote)
                .orElse(parameter + "[,.]");
    }

    private static List<String> parameters(UriRouteInfo<?, ?> route, String template) {
        var names = new ArrayList<>(BESIDE.getOrDefault(template, List.of()));
        for (Argument<?> argument : route.getTargetMethod().getArguments()) {
            var metadata = argument.getAnnotationMetadata();
            if (metadata.hasAnnotation(RequestBean.class)) {
                Arrays.stream(argument.getType().getRecordComponents())
                        .forEach(component -> names.add(component.getName()));
            } else if (metadata.hasAnnotation(QueryValue.class)) {
                names.add(argument.getName());
            }
        }
        return names;
    }

    private static String address(String template) {
        var address = template;
        for (var one : IN_PATH.entrySet()) {
            address = address.replaceAll("\\{\\+?" + one.getKey() + "}", one.getValue());
        }
        return address;
    }

    @Test
    void a_page_keeps_what_was_typed() throws Exception {
        var answer = get("/en/petitions?q=%3Cchats%3E&etat=perdues&q=chiens&utm_source=x", "text/html");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("etat (ouvertes, repondues, closes, refusees, toutes)")
                .contains("<form class=\"stack\" action=\"/en/petitions\">")
                .contains("name=\"q\" value=\"&lt;chats>\"", "name=\"q\" value=\"chiens\"")
                .doesNotContain("utm_source")
                .contains("name=\"etat\" value=\"perdues\" autocomplete=\"off\" aria-invalid=\"true\"");
    }

    private HttpResponse<String> get(String address, String accept) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + address))
                        .header("Accept", accept)
                        .build(),
                BodyHandlers.ofString());
    }
}
