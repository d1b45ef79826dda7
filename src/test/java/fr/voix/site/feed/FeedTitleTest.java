package fr.voix.site.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import fr.voix.ShiftedClock;
import fr.voix.TestPetitions;
import fr.voix.base.answer.PublicVersion;
import fr.voix.petition.petition.EventActor;
import fr.voix.petition.petition.EventDraft;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionState;
import fr.voix.site.amendement.AtomFeed;
import fr.voix.theme.summary.SummaryService;
import fr.voix.theme.theme.Classification;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.ThemeService;
import fr.voix.theme.theme.ToldFilings;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.ScrutinClosing;
import fr.voix.vote.scrutin.ScrutinOpening;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every feed that there is names what it tells of as its page does, and says who found the words. */
@MicronautTest(transactional = false)
@Property(name = "test.shifted-clock", value = "true")
@Property(name = "voix.feed.rank-every", value = "0s")
class FeedTitleTest {

    private static final Pattern PAGE = Pattern.compile(
            "<h1[^>]*><span lang=\"fr\">(.*?)</span>.*?</h1>.*?<p class=\"small muted\">(.*?)</p>", Pattern.DOTALL);
    private static final List<String> OF_PETITIONS = List.of("/flux/petitions.atom", "/petitions/{id}/flux.atom");

    @Inject
    EmbeddedServer server;

    @Inject
    Router router;

    @Inject
    ScrutinFixture fixture;

    @Inject
    ScrutinOpening scrutins;

    @Inject
    TestBallots ballots;

    @Inject
    ScrutinClosing closures;

    @Inject
    SummaryService summaries;

    @Inject
    ThemeService themes;

    @Inject
    ToldFilings filings;

    @Inject
    TestPetitions petitions;

    @Inject
    PetitionService acts;

    @Inject
    UrnPublishing publications;

    @Inject
    PublicVersion publicVersion;

    @Inject
    ShiftedClock clock;

    private final HttpClient http = HttpClient.newHttpClient();

    private String get(String address) throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(server.getURI() + address)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return answer.body();
    }

    private String aClosedScrutin() {
        var uid = fixture.aScrutin();
        themes.classify(uid, List.of("sante"), fixture.aModerator(), null);
        ballots.cast(scrutins.find(uid).orElseThrow(), 12);
        closures.close(uid);
        return uid;
    }

    @Test
    void all_feeds_carry_the_titles_of_the_pages_with_their_origin() throws Exception {
        var summed = aClosedScrutin();
        var titled = aClosedScrutin();
        fixture.run("""
                update amendement
                set title = '{"sums": "Retirer 8 M€ à la police nationale", "sumsInEnglish": "Take €8m from the police"}'
                where uid = ?""", titled);
        summaries.write(summed, "Ouvre un guichet de nuit par préfecture", null, fixture.aModerator(), 0);
        summaries.approve(summed, summaries.standing(summed).orElseThrow().id(), fixture.aModerator());
        var petition = petitions.aPetition();
        acts.change(petition.id(), PetitionState.CLOSED, EventDraft.of(EventKind.CLOSED, EventActor.MODERATION));
        publications.publish();
        clock.advance(Classification.UNTOLD_FOR);
        filings.tell();
        publicVersion.bump();

        var feeds = new TreeSet<>(router.uriRoutes()
                .map(route -> route.getUriMatchTemplate().toPathString())
                .filter(path -> path.endsWith(".atom") && !path.startsWith("/en/"))
                .toList());
        assertThat(feeds).hasSizeGreaterThanOrEqualTo(7).containsAll(OF_PETITIONS);
        for (var feed : feeds) {
            var address = feed.replace("{slug}", "sante")
                    .replace("{texte}", "PRJLANR5L17B2247")
                    .replace("{id}", Long.toString(petition.id()));
            if (OF_PETITIONS.contains(feed)) {
                var entry = AtomFeed.read(get(address)).getEntries().getFirst();
                assertThat(entry.getTitle()).as(feed).startsWith("Un banc par place\u202f: ");
                assertThat(get(URI.create(entry.getLink()).getPath())).contains(">Un banc par place</h1>");
                continue;
            }
            for (var language : List.of("", "/en")) {
                for (var uid : List.of(summed, titled)) {
                    assertThatItIsTitledAsItsPage(language + address, uid, language);
                }
            }
        }
    }

    private void assertThatItIsTitledAsItsPage(String address, String uid, String language) throws Exception {
        var numero = "CF" + Integer.parseInt(uid.substring(uid.length() - 6));
        var page = PAGE.matcher(
                get(language + "/17/amendements/2247/CION_FIN/" + numero).replace("lang=\"en\"", "lang=\"fr\""));
        assertThat(page.find()).isTrue();
        var feed = get(address);
        assertThat(AtomFeed.read(feed).getEntries())
                .as(address + " " + page.group(1))
                .anySatisfy(entry -> {
                    assertThat(entry.getTitle()).contains(numero, page.group(1));
                    assertThat(text(entry)).contains(page.group(2));
                });
        assertThat(feed).as("a French title in an English feed").satisfies(text -> {
            if (language.isEmpty()) {
                assertThat(text).doesNotContain("<title xml:lang");
            } else if (text.contains(">Ouvre un guichet")) {
                assertThat(text).contains("<title xml:lang=\"fr\">Ouvre un guichet");
            }
        });
    }

    private static String text(SyndEntry entry) {
        return entry.getDescription().getValue();
    }
}
