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
import fr.voix.vote.scrutin.ScrutinClosing;
import fr.voix.vote.scrutin.ScrutinHiding;
import fr.voix.vote.scrutin.ScrutinScheduling;
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
import java.time.Instant;
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
    ScrutinScheduling schedules;

    @Inject
    ScrutinClosing closures;

    @Inject
    ScrutinHiding hidings;

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
    void a_closing_stays_one_entry_and_one_event_through_its_whole_life() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, 3);
        Instant first = Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        Instant second = first.plus(1, ChronoUnit.DAYS);

        schedules.schedule(scrutin.uid(), first);
        assertClosing(scrutin, "Clôture du vote", 0, first, "CONFIRMED");
        schedules.schedule(scrutin.uid(), second);
        schedules.schedule(scrutin.uid(), second);
        assertClosing(scrutin, "Clôture du vote", 1, second, "CONFIRMED");
        schedules.schedule(scrutin.uid(), null);
        assertClosing(scrutin, "Clôture retirée", 2, second, "CANCELLED");
        schedules.schedule(scrutin.uid(), first);
        assertClosing(scrutin, "Clôture du vote", 3, first, "CONFIRMED");
        fixtures.close(scrutin);
        publications.publish();
        touch();
        assertClosing(scrutin, "Vote clos", 4, null, "CONFIRMED");
        assertThat(get("/flux/nouveaux.atom").body()).contains("Résultat définitif");
        closures.reopen(scrutin.uid());
        schedules.schedule(scrutin.uid(), second);
        publications.publish();
        assertThat(event(get("/clotures.ics").body(), "cloture-" + scrutin.uid() + "-1@localhost"))
                .contains("SEQUENCE:0\r\n");
        assertClosing(scrutin, "Vote clos", 4, null, "CONFIRMED");

        assertThat(entry(get("/flux/clotures.atom").body(), scrutin.uid() + "/0/fr")
                        .getDescription()
                        .getValue())
                .contains("Le vote du public a été clos le ")
                .contains("À la clôture\u202f: pour 33,3\u202f%")
                .contains("urne de 5 feuilles")
                .contains("Ce n’est pas un sondage");
    }

    private void assertClosing(Scrutin scrutin, String title, int sequence, Instant at, String status)
            throws Exception {
        SyndEntry entry = entry(get("/flux/clotures.atom").body(), "cloture/" + scrutin.uid() + "/0/fr");
        assertThat(entry.getTitle()).startsWith(title + "\u202f: ").contains("(CF");
        String event = event(get("/clotures.ics").body(), "cloture-" + scrutin.uid() + "-0@localhost");
        assertThat(event)
                .contains("SEQUENCE:" + sequence + "\r\n")
                .contains("STATUS:" + status + "\r\n")
                .contains("TRANSP:TRANSPARENT\r\n")
                .containsPattern("LAST-MODIFIED:\\d{8}T\\d{6}Z\r\n");
        if (at != null) {
            assertThat(event).contains("DTSTART:" + at.toString().replaceAll("[-:]", "") + "\r\n");
        }
    }

    /** The one component with this uid. */
    private static String event(String calendar, String uid) {
        var found = Pattern.compile("BEGIN:VEVENT\r\n(?:(?!END:VEVENT).)*END:VEVENT", Pattern.DOTALL)
                .matcher(calendar.replace("\r\n ", ""))
                .results()
                .map(java.util.regex.MatchResult::group)
                .filter(event -> event.contains("UID:" + uid + "\r\n"))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Test
    void two_feed_readers_and_two_calendars_of_others_read_them() throws Exception {
        Npm npm = Npm.with(
                "feeds", "feedparser@2.6.0", "@rowanmanning/feed-parser@2.1.5", "ical.js@2.2.1", "node-ical@0.20.1");
        Scrutin scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, 60);
        fixtures.close(scrutin);
        publications.publish();
        touch();

        for (String path : List.of("/flux/nouveaux.atom", TEXTE, "/flux/semaine.atom", "/flux/clotures.atom")) {
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
        var answer = get("/clotures.ics");
        assertThat(answer.headers().firstValue("content-type")).contains("text/calendar;charset=utf-8");
        var read = read(npm.module(CALENDARS, answer.body(), "cloture-" + scrutin.uid() + "-0@localhost"));
        assertThat(read.get("summaries").toString()).contains("Vote clos\u202f: ", "(CF");
        assertThat((List<?>) read.get("starts"))
                .hasSize(2)
                .allSatisfy(start -> assertThat(Instant.parse(start.toString()))
                        .isBetween(
                                Instant.now().minusSeconds(600), Instant.now().plusSeconds(1)));
        assertThat(read.get("urls").toString()).contains("/17/amendements/9999/CION_FIN/");
        assertThat(read.get("name").toString()).isEqualTo("Clôtures des votes sur Voix");
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

    private static final String CALENDARS = """
            import ICAL from 'ical.js';
            import ical from 'node-ical';
            import {readFileSync} from 'node:fs';
            const text = readFileSync(0, 'utf8');
            const uid = process.argv[2];
            const calendar = new ICAL.Component(ICAL.parse(text));
            const one = calendar.getAllSubcomponents('vevent').map(e => new ICAL.Event(e)).find(e => e.uid === uid);
            const other = Object.values(ical.sync.parseICS(text)).find(e => e.uid === uid);
            const plain = value => value?.val ?? value;
            console.log(JSON.stringify({
              name: calendar.getFirstPropertyValue('name'),
              summaries: [one.summary, plain(other.summary)],
              starts: [one.startDate.toJSDate().toISOString(), other.start.toISOString()],
              urls: [one.component.getFirstPropertyValue('url'), plain(other.url)],
            }));
            """;

    private Map<?, ?> read(String text) throws Exception {
        return json.readValue(text, Map.class);
    }

    @Test
    void what_is_hidden_leaves_the_calendar_at_once() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        schedules.schedule(scrutin.uid(), Instant.now().plus(9, ChronoUnit.DAYS));
        assertThat(get("/clotures.ics").body()).contains(scrutin.uid());

        hidings.hide(scrutin.uid(), "Motif.", null);

        assertThat(get("/clotures.ics").body()).doesNotContain(scrutin.uid());
        assertThat(get("/flux/clotures.atom").body()).doesNotContain(scrutin.uid());
    }

    @Test
    void a_feed_that_did_not_change_is_not_sent_again() throws Exception {
        fixtures.anOpenScrutin();
        for (String path : List.of("/flux/nouveaux.atom", "/clotures.ics")) {
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
        assertThat(page)
                .contains("href=\"/flux/clotures.atom\"")
                .contains("href=\"/flux/semaine.atom\"")
                .contains("href=\"/themes/sante/flux.atom\"")
                .contains("http://localhost:" + server.getPort() + "/clotures.ics");
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
