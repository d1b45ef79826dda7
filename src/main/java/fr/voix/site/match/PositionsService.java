package fr.voix.site.match;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.PublicVersion;
import fr.voix.base.page.Frame;
import fr.voix.base.secret.Sha256;
import fr.voix.parliament.amendement.Wording;
import fr.voix.parliament.texte.TexteService;
import fr.voix.site.match.PeopleJson.DeputeJson;
import fr.voix.site.match.PeopleJson.GroupeJson;
import fr.voix.site.match.PositionsFile.Parts;
import fr.voix.theme.summary.Summary;
import fr.voix.theme.summary.SummaryService;
import io.micronaut.http.HttpHeaders;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Keeps the file of positions. After a change of what is public it is looked at again, and only a quarter that the change is in
 * is made anew.
 */
@Singleton
public class PositionsService {

    static final String FOLDER = "/positions/";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final MatchRepository repository;
    private final TexteService textes;
    private final SummaryService summaries;
    private final JsonMapper json;
    private final PublicVersion publicVersion;
    private final Map<String, Made> quarters = new HashMap<>();
    private volatile PositionsFile file = PositionsFile.NONE;

    /**
     * A quarter as bytes, and the little that is needed of it besides.
     *
     * @param groupeOf by uid of the deputy, the group for which the last vote was given
     */
    private record Made(
            QuarterRow row,
            String index,
            String groupeBytes,
            String deputeBytes,
            Map<String, Answer> answers,
            List<String> groupes,
            Map<String, String> groupeOf,
            List<RollCallPositions> rollCalls) {}

    PositionsService(
            MatchRepository repository,
            TexteService textes,
            SummaryService summaries,
            JsonMapper json,
            PublicVersion publicVersion) {
        this.repository = repository;
        this.textes = textes;
        this.summaries = summaries;
        this.json = json;
        this.publicVersion = publicVersion;
    }

    /** Whether this is a part of it, as far as is known without looking. */
    boolean holds(String address) {
        return isCurrent() && file.answers().containsKey(address);
    }

    private boolean isCurrent() {
        return file.version() == publicVersion.current();
    }

    /** What a page needs to read it. */
    public MatchPage page(Frame frame) {
        var current = current();
        return new MatchPage(
                frame,
                current.people(),
                current.quarters().stream()
                        .map(one -> String.join(" ", one.index(), one.titres(), one.groupes(), one.deputes()))
                        .collect(Collectors.joining(",")));
    }

    PositionsFile current() {
        return isCurrent() ? file : refresh();
    }

    private synchronized PositionsFile refresh() {
        if (!isCurrent()) {
            long version = publicVersion.current();
            var made = new ArrayList<Made>();
            for (var row : repository.quarters()) {
                var known = quarters.get(row.name());
                made.add(known != null && known.row().equals(row) ? known : make(row));
            }
            quarters.clear();
            made.forEach(one -> quarters.put(one.row().name(), one));
            file = of(version, made);
        }
        return file;
    }

    private Made make(QuarterRow row) {
        var rollCalls = repository.rollCalls(row.firstDay(), row.firstDay().plusMonths(3)).stream()
                .map(RollCallPositionsRow::rollCall)
                .toList();
        var quarter = Quarter.of(row.name(), rollCalls);
        var answers = new HashMap<String, Answer>();
        return new Made(
                row,
                add(answers, row.name() + "-scrutins", jsonAnswer(quarter.index())),
                add(answers, row.name() + "-groupes", binary(quarter.groupeBytes())),
                add(answers, row.name() + "-deputes", binary(quarter.deputeBytes())),
                answers,
                quarter.groupes(),
                quarter.lastGroupes(),
                rollCalls.stream().map(RollCallPositions::withoutVotes).toList());
    }

    private PositionsFile of(long version, List<Made> made) {
        var answers = new HashMap<String, Answer>();
        made.forEach(one -> answers.putAll(one.answers()));
        var people = add(answers, "personnes", jsonAnswer(people(made)));
        var summed = summaries.shown(made.stream()
                .flatMap(one -> one.rollCalls().stream())
                .flatMap(one -> one.amendements().stream().limit(1))
                .toList());
        return new PositionsFile(
                version,
                people,
                made.stream()
                        .map(one -> new Parts(
                                one.index(),
                                add(answers, one.row().name() + "-titres", jsonAnswer(titles(one, summed))),
                                one.groupeBytes(),
                                one.deputeBytes()))
                        .toList(),
                Map.copyOf(answers),
                made.stream().flatMap(one -> one.rollCalls().stream()).toList());
    }

    /** In the order of the roll-calls: the moderators' summary of what was voted on, else its title. */
    private static Quarter.Titles titles(Made made, Map<String, Summary> summed) {
        return new Quarter.Titles(
                1,
                made.row().name(),
                made.rollCalls().stream()
                        .map(one -> {
                            var summary = one.amendements().isEmpty()
                                    ? null
                                    : summed.get(one.amendements().getFirst());
                            return summary == null ? one.title() : Wording.curly(summary.texte());
                        })
                        .toList());
    }

    private PeopleJson people(List<Made> made) {
        var groupeOf = new TreeMap<String, String>();
        made.forEach(one -> groupeOf.putAll(one.groupeOf()));
        var groupes = new TreeSet<String>();
        made.forEach(one -> groupes.addAll(one.groupes()));
        groupes.remove("");
        var namedGroupes = textes.groupes(groupes);
        var acteurs = textes.acteurs(groupeOf.keySet());
        var ends = textes.seatEnds(groupeOf.keySet());
        return new PeopleJson(
                1,
                groupes.stream()
                        .map(uid -> GroupeJson.of(uid, namedGroupes.get(uid)))
                        .toList(),
                groupeOf.entrySet().stream()
                        .map(one -> DeputeJson.of(
                                one.getKey(), one.getValue(), acteurs.get(one.getKey()), ends.get(one.getKey())))
                        .toList());
    }

    private static String add(Map<String, Answer> answers, String name, Answer answer) {
        var address = FOLDER + name + "-" + HexFormat.of().formatHex(Sha256.hash(answer.plain()), 0, 10);
        answers.put(address, answer);
        return address;
    }

    private Answer jsonAnswer(Object value) {
        try {
            return forEver(Answer.json(json.writeValueAsBytes(value)));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail", e);
        }
    }

    private static Answer binary(byte[] bytes) {
        return forEver(Answer.compressed("application/octet-stream", bytes).forAnyOrigin());
    }

    private static Answer forEver(Answer answer) {
        return answer.with(HttpHeaders.CACHE_CONTROL, FOR_EVER);
    }
}
