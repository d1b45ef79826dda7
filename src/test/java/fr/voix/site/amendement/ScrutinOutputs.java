package fr.voix.site.amendement;

import fr.voix.ShiftedClock;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.parliament.amendement.TexteAffiche;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.petition.petition.PetitionSubject;
import fr.voix.site.hidden.OutputRoutes;
import fr.voix.theme.theme.Classification;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.ThemeService;
import fr.voix.theme.theme.ToldFilings;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.robotcheck.TestVoters;
import fr.voix.vote.scrutin.ScrutinOpening;
import fr.voix.vote.scrutin.ScrutinScheduling;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A Scrutin that every output shows, and where they are. */
@Singleton
@Requires(property = "test.shifted-clock")
final class ScrutinOutputs {

    static final String THEME = "sport-vie-associative";

    /** Asks for the caller's own ballot: never an error, and nothing of a Scrutin that is not shown. */
    static final String OWN = "/api/v1/scrutins/{uid}/ballot";

    static final String CHECKPOINTS = "/api/v1/urnes/checkpoints";

    private static final String ROLL_CALL = "VTANR5L17V1";

    @Inject
    EmbeddedServer server;

    @Inject
    OutputRoutes outputs;

    @Inject
    ScrutinOpening scrutins;

    @Inject
    AmendementService amendements;

    @Inject
    ScrutinFixture fixture;

    @Inject
    ToldFilings filings;

    @Inject
    ShiftedClock clock;

    @Inject
    PetitionFixture petitions;

    @Inject
    ScrutinScheduling schedules;

    @Inject
    ThemeService themes;

    @Inject
    TestBallots ballots;

    @Inject
    TestVoters voters;

    @Inject
    UrnPublishing publications;

    private final HttpClient http = HttpClient.newHttpClient();
    private String uid;
    private String beside;
    private String path;
    private String numero;
    private String petition;

    /** Another one: from now on all else here is about it. */
    void makeOne() {
        beside = fixture.aScrutin(0, LocalDate.of(2026, 1, 8));
        uid = fixture.aScrutin(0, LocalDate.of(2026, 1, 9));
        numero = "CF" + uid.replaceFirst(".*N00", "");
        path = "/17/amendements/2247/CION_FIN/" + numero;
        fixture.run("update amendement set search = array_to_tsvector(number_words(numero, 1)) where uid = ?", uid);
        fixture.run("delete from filing");
        themes.classify(uid, List.of(THEME), fixture.aModerator(), "Note.");
        // feeds tell of it once it has stood for some seconds
        clock.advance(Classification.UNTOLD_FOR);
        filings.tell();
        ballots.cast(scrutins.find(uid).orElseThrow(), 3);
        fixture.run("update scrutin set opened_at = now() where uid = ?", uid);
        schedules.schedule(uid, Instant.now().plus(Duration.ofDays(30)));
        aRollCall();
        petition = petitions
                .aPetition()
                .titled("Revoir " + numero.replace("CF", "la mesure "))
                .about(new PetitionSubject(uid, null, null))
                .make()
                .path();
        publications.publish();
    }

    private void aRollCall() {
        fixture.run("""
                insert into scrutin_public (uid, numero, legislature, vote_on, type_vote, titre, sort, votants, exprimes,
                    pour, contre, abstentions, non_votants, fingerprint)
                values (?, 1, 17, '2026-01-20', 'scrutin public ordinaire', 'l''amendement', 'REJETE', 2, 2, 1, 1, 0, 0, '')
                on conflict do nothing""", ROLL_CALL);
        fixture.run("insert into scrutin_public_amendement values (?, ?, false)", ROLL_CALL, uid);
        fixture.run("insert into acteur (uid, slug, civilite, prenom, nom, fingerprint)"
                + " values ('PA9', 'une-auteure', 'Mme', 'Une', 'Auteure', '') on conflict do nothing");
        fixture.run("insert into groupe (uid, slug, libelle, sigle, fingerprint)"
                + " values ('PO9', 'un-groupe', 'Un groupe', 'UG', '') on conflict do nothing");
        fixture.run("update amendement set auteur_uid = 'PA9', groupe_uid = 'PO9' where uid = ?", uid);
    }

    String uid() {
        return uid;
    }

    /** Another Scrutin. */
    String beside() {
        return beside;
    }

    /** Of its page. */
    String path() {
        return path;
    }

    String numero() {
        return numero;
    }

    String own() {
        return OWN.replace("{uid}", uid);
    }

    /** Every public address that names one Scrutin, and its page; a new one is found by itself. */
    List<String> addresses() {
        Set<String> found = outputs.of(
                UrnKind.SCRUTIN,
                Map.of(
                        "uid",
                        uid,
                        "other",
                        beside,
                        "path",
                        "entries/000.p/3",
                        "index",
                        "0",
                        "sha256",
                        textSha256(),
                        "oldSize",
                        "1",
                        "newSize",
                        "2"));
        found.remove(own());
        found.add(path);
        found.add("/en" + path);
        found.add("/oembed?url=" + server.getURI() + path);
        return found.stream().sorted().toList();
    }

    private String textSha256() {
        return HexFormat.of()
                .formatHex(TexteAffiche.of(amendements.find(uid).orElseThrow())
                        .orElseThrow()
                        .sha256());
    }

    static List<String> exports() {
        return Stream.of("decomptes", "historique", "classements", "decisions", "scrutins_publics")
                .map(dataset -> "/exports/" + dataset + ".csv")
                .toList();
    }

    List<String> lists() {
        return List.of(
                "/amendements?q=" + numero,
                "/amendements/suggestions?q=" + numero,
                "/en/amendements?q=" + numero,
                "/amendements?theme=" + THEME,
                "/themes/" + THEME,
                "/en/themes/" + THEME,
                "/api/v1/amendements?q=" + numero,
                "/api/v1/amendements?theme=" + THEME,
                "/flux/nouveaux.atom",
                "/en/flux/nouveaux.atom",
                "/flux/semaine.atom",
                petition,
                "/en" + petition,
                "/themes/" + THEME + "/flux.atom",
                "/textes/PRJLANR5L17B2247/flux.atom",
                "/sitemaps/1.xml",
                "/api/v1/scrutins-publics",
                "/api/v1/scrutins-publics/" + ROLL_CALL,
                "/scrutins-publics/1",
                "/deputes/une-auteure",
                "/en/groupes/un-groupe",
                "/groupes/un-groupe",
                "/journal",
                "/");
    }

    HttpResponse<String> get(String address, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.getURI() + address))
                .header(
                        "Accept",
                        address.startsWith("/api") && !address.matches(".*(/texte|\\.csv)")
                                ? "application/json"
                                // whoever prefers a page is shown one of a scrutin of that name
                                : address.startsWith("/scrutins/flux") ? "text/event-stream" : "text/html,*/*;q=0.8");
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (address.endsWith("/flux") || address.startsWith("/scrutins/flux")) {
            // a stream has no end; its head tells enough
            request.method("HEAD", HttpRequest.BodyPublishers.noBody());
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> put() throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(server.getURI() + own()))
                        .header("Content-Type", "application/json")
                        .header("Cookie", voters.aVoter())
                        .PUT(HttpRequest.BodyPublishers.ofString(
                                "{\"choice\":\"pour\",\"nonce\":\"AAECAwQFBgcICQoLDA0ODw\",\"consent\":true}"))
                        .build(),
                BodyHandlers.ofString());
    }
}
