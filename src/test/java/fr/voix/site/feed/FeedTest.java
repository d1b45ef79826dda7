package fr.voix.site.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import fr.voix.Fixtures;
import fr.voix.Npm;
import fr.voix.base.answer.PublicVersion;
import fr.voix.site.amendement.AtomFeed;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds of scrutins and the calendar of closings, as those see them who follow them. */
@MicronautTest(transactional = false)
@Property(name = "voix.feed.rank-every", value = "0s")
class FeedTest {

    private static final String TEXTE = "/textes/PRJLANR5L17B9999/flux.atom";

    @Inject
    EmbeddedServer server;

    @Inject
    Fixtures fixtures;

    @Inject
    ScrutinFixture sql;

    @Inject
    TestBallots ballots;

    @Inject
    UrnPublishing publications;

    @Inject
    PublicVersion publicVersion;

    @Inject
    JsonMapper json;

    private final HttpClient client = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(strings = {"/flux/nouveaux.atom", TEXTE, "/flux/semaine.atom"})
    void an_entry_gives_the_result_with_its_instant_its_size_and_the_caution(String path) throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, 12);
        publications.publish();
        touch();

        SyndEntry french = entry(get(path).body(), "/" + scrutin.uid() + "/fr");
        SyndEntry english = entry(get("/en" + path).body(), "/" + scrutin.uid() + "/en");

        assertThat(french.getDescription().getValue())
                .contains("Résultat provisoire\u202f: pour 33,3\u202f%, contre 33,3\u202f%, abstention 33,3\u202f% (12")
                .containsPattern("relevé le \\d+.* à \\d+\u00a0h\u00a0\\d\\d, urne de 13 feuilles\\.")
                .contains("Ce n’est pas un sondage")
                .contains("«\u202fSupprimer cet article.\u202f»");
        assertThat(english.getDescription().getValue())
                .contains("Provisional result: for 33.3%")
                .contains("urn of 13 leaves")
                .contains("This is not a poll");
        assertThat(get(URI.create(french.getLink()).getPath()).statusCode()).isEqualTo(200);
        assertThat(english.getLink()).contains("/en/17/amendements/9999/CION_FIN/");
        assertThat(get(path).headers().firstValue("content-type")).contains("application/atom+xml;charset=utf-8");
        assertThat(get(path).headers().firstValue("access-control-allow-origin"))
                .contains("*");
        assertThat(get(path).headers().firstValue("set-cookie")).isEmpty();
    }

    @Test
    void the_newest_come_first_and_a_ballot_makes_nothing_news() throws Exception {
        Scrutin older = fixtures.anOpenScrutin();
        Scrutin newer = fixtures.anOpenScrutin();
        touch();
        var before = AtomFeed.read(get("/flux/nouveaux.atom").body());
        assertThat(before.getEntries().get(0).getUri()).endsWith(":scrutin/" + newer.uid() + "/fr");
        assertThat(before.getEntries().get(1).getUri()).endsWith(":scrutin/" + older.uid() + "/fr");

        ballots.cast(older, 1);
        publications.publish();
        touch();

        var after = AtomFeed.read(get("/flux/nouveaux.atom").body());
        assertThat(after.getEntries().get(0).getUri())
                .isEqualTo(before.getEntries().get(0).getUri());
        assertThat(after.getEntries().get(1).getUpdatedDate())
                .isEqualTo(before.getEntries().get(1).getUpdatedDate());
    }

    @Test
    void the_week_counts_what_came_in_seven_days() throws Exception {
        Scrutin longAgo = fixtures.anOpenScrutin();
        Scrutin lately = fixtures.anOpenScrutin();
        Scrutin quiet = fixtures.anOpenScrutin();
        ballots.cast(longAgo, 50);
        sql.run("""
                insert into tally_history (urn_id, hour, size, pour, contre, abstention)
                select urn_id, now() - interval '8 days', 46, 15, 15, 15 from scrutin where uid = ?""", longAgo.uid());
        ballots.cast(lately, 40);
        publications.publish();
        touch();

        var entries = AtomFeed.read(get("/flux/semaine.atom").body()).getEntries();

        assertThat(entries).extracting(SyndEntry::getUri).noneMatch(id -> id.contains(quiet.uid()));
        assertThat(entries.getFirst().getUri()).endsWith(":semaine/" + lately.uid() + "/fr");
        assertThat(entries.getFirst().getDescription().getValue()).startsWith("40\u00a0voix de plus en sept jours.");
        assertThat(entry(get("/flux/semaine.atom").body(), longAgo.uid() + "/fr")
                        .getDescription()
                        .getValue())
                .startsWith("5\u00a0voix de plus");
        // whole hours, as the history has them
        assertThat(entries.getFirst().getUpdatedDate().toInstant())
                .isEqualTo(entries.getFirst().getUpdatedDate().toInstant().truncatedTo(ChronoUnit.HOURS));
    }

    @Test
    void two_feed_readers_of_others_read_them() throws Exception {
        Npm npm = Npm.with("feeds", "feedparser@2.6.0", "@rowanmanning/feed-parser@2.1.5");
        Scrutin scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, 60);
        fixtures.close(scrutin);
        publications.publish();
        touch();

        for (String path : List.of("/flux/nouveaux.atom", TEXTE, "/flux/semaine.atom")) {
            String feed = get(path).body();
            int entries = AtomFeed.read(feed).getEntries().size();
            var read = read(npm.module(READERS, feed));
            assertThat(read.get("parsed")).as(path).isEqualTo(List.of(entries, entries));
            assertThat((List<?>) read.get("titles"))
                    .as(path)
                    .hasSize(2)
                    .allMatch(title -> title.toString().startsWith("Voix, "));
            assertThat(read.get("text").toString()).as(path).contains("Ce n’est pas un sondage");
            assertThat(read.get("link").toString()).as(path).startsWith("http://localhost:");
        }
    }

    private static final String READERS = """
            import FeedParser from 'feedparser';
            import {parseFeed} from '@rowanmanning/feed-parser';
            import {Readable} from 'node:stream';
            import {readFileSync} from 'node:fs';
            const xml = readFileSync(0, 'utf8');
            const items = await new Promise((resolve, reject) => {
              const parser = new FeedParser();
              const found = [];
              parser.on('error', reject);
              parser.on('readable', function () { let item; while ((item = this.read())) found.push(item); });
              parser.on('end', () => resolve(found));
              Readable.from([xml]).pipe(parser);
            });
            const feed = parseFeed(xml);
            for (const item of feed.items) {
              if (!item.id || !item.url || !item.updated) throw new Error('an entry lacks something');
            }
            console.log(JSON.stringify({
              parsed: [items.length, feed.items.length],
              titles: [items[0].meta.title, feed.title],
              text: items[0].summary || items[0].description,
              link: items[0].link,
            }));
            """;

    private Map<?, ?> read(String text) throws Exception {
        return json.readValue(text, Map.class);
    }

    @Test
    void a_feed_that_did_not_change_is_not_sent_again() throws Exception {
        fixtures.anOpenScrutin();
        for (String path : List.of("/flux/nouveaux.atom", "/flux/semaine.atom")) {
            String tag = get(path).headers().firstValue("etag").orElseThrow();
            assertThat(send(request(path).header("If-None-Match", tag)).statusCode())
                    .as(path)
                    .isEqualTo(304);
            var head = send(request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValue("etag")).contains(tag);
        }
    }

    @Test
    void an_unknown_texte_has_no_feed() throws Exception {
        assertThat(get("/textes/PRJLANR5L17B0000/flux.atom").statusCode()).isEqualTo(404);
        assertThat(get("/textes/%00/flux.atom").statusCode()).isEqualTo(400);
        assertThat(get("/textes/a'b/flux.atom").statusCode()).isEqualTo(400);
    }

    @Test
    void pages_say_where_their_feed_is() throws Exception {
        assertThat(get("/").body()).containsPattern(discovery("/flux/nouveaux.atom"));
        assertThat(get("/en/amendements").body()).containsPattern(discovery("/en/flux/nouveaux.atom"));
        assertThat(get("/amendements?texte=PRJLANR5L17B9999").body()).containsPattern(discovery(TEXTE));
        String page = get("/flux").body();
        assertThat(page).contains("href=\"/flux/semaine.atom\"").contains("href=\"/themes/sante/flux.atom\"");
    }

    private static Pattern discovery(String address) {
        return Pattern.compile(
                "<link rel=\"alternate\" type=\"application/atom\\+xml\" title=\"[^\"]+\" href=\"" + address + "\">");
    }

    private static SyndEntry entry(String feed, String endOfId) throws Exception {
        return AtomFeed.read(feed).getEntries().stream()
                .filter(entry -> entry.getUri().endsWith(endOfId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No entry " + endOfId + " in " + feed));
    }

    /** So that no answer of this second is kept. */
    private void touch() {
        publicVersion.bump();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
