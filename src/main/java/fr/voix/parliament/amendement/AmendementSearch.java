package fr.voix.parliament.amendement;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.answer.UntilChange;
import fr.voix.base.database.Jdbc;
import fr.voix.base.database.Transactions;
import fr.voix.parliament.amendement.AmendementCriteria.Order;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds amendements, page by page; what is not shown is in no answer. A search that takes too long is given up. */
@Singleton
public class AmendementSearch {

    /** Fifteen times what the slowest took on 12,000 amendements (search.md). */
    static final Duration LONGEST = Duration.ofSeconds(3);

    private static final AmendementCriteria EVERYTHING =
            AmendementCriteria.of(null, Map.of(), null, null).orElseThrow();

    /** One digit begins the numbers of a tenth of all. */
    private static final int SHORTEST_NUMBER = 2;

    private final SearchRepository amendements;
    private final SearchTermReading terms;
    private final WithheldFigures withheld;
    private final Jdbc jdbc;
    private final Transactions transactions;
    private final UntilChange<Extent> all;

    AmendementSearch(
            SearchRepository amendements,
            SearchTermReading terms,
            WithheldFigures withheld,
            Jdbc jdbc,
            Transactions transactions,
            PublicVersion version) {
        this.amendements = amendements;
        this.terms = terms;
        this.withheld = withheld;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.all = new UntilChange<>(version, () -> {
            jdbc.limitTime(LONGEST);
            return amendements.extent(EVERYTHING, null);
        });
    }

    /**
     * One page of what was found.
     *
     * @param next the {@code after} of the page that follows, or null on the last one
     * @param asked what the words were read as; null without words
     */
    public record Slice(
            List<Found> items,
            @Nullable String next,
            @Nullable Asked asked) {}

    /** One that asks the same as one of a list. */
    public record Identical(String question, String numero, String address) {}

    public Slice search(AmendementCriteria criteria, int pageSize) {
        return transactions.readNear(() -> search(criteria, pageSize, false));
    }

    /** The same list with one entry a question, the first by its order. */
    public Slice questions(AmendementCriteria criteria, int pageSize) {
        return transactions.readNear(() -> search(criteria, pageSize, true));
    }

    /** Those of the list that ask what the entries of this page ask, by their question. */
    @Transactional
    public Map<String, List<Identical>> others(Slice slice, AmendementCriteria criteria) {
        return slice.items().isEmpty()
                ? Map.of()
                : amendements.others(slice.items(), criteria, slice.asked()).stream()
                        .collect(Collectors.groupingBy(Identical::question));
    }

    private Slice search(AmendementCriteria criteria, int pageSize, boolean isFolded) {
        if (criteria.query() == null) {
            jdbc.limitTime(LONGEST);
        }
        Asked asked = read(criteria);
        List<Found> found = asked == Asked.NOTHING
                ? List.of()
                : amendements.find(criteria, asked, withheld(), pageSize + 1, isFolded);
        if (found.size() <= pageSize) {
            return new Slice(found, null, asked);
        }
        List<Found> shown = found.subList(0, pageSize);
        Found last = shown.getLast();
        long number = criteria.order() == Order.VOTES ? last.votes() : last.score();
        String scale = criteria.order() == Order.RELEVANCE ? asked.scale() + "." : "";
        return new Slice(
                shown,
                scale + AmendementCriteria.token(criteria.order(), last.day(criteria.order()), number, last.uid()),
                asked);
    }

    /** @param asked what its words were read as */
    @Transactional
    public Extent extent(AmendementCriteria criteria, @Nullable Asked asked) {
        if (asked == null && criteria.facets().isEmpty()) {
            // it reads every amendement
            return all.get();
        }
        if (asked == null) {
            jdbc.limitTime(LONGEST);
        } else {
            jdbc.limitStatements(LONGEST);
        }
        return amendements.extent(criteria, asked);
    }

    @Transactional
    public long count(AmendementCriteria criteria) {
        return extent(criteria, read(criteria)).amendements();
    }

    /** The tsquery of amendements that hold all of these words, none of them corrected; empty while none is shown. */
    @Transactional
    public Optional<String> holding(String words) {
        jdbc.limitStatements(LONGEST);
        return terms.exact(words);
    }

    /** Those whose number begins so, in whatever spelling; none for what is no number. */
    @Transactional
    public List<Found> byNumber(String typed, int most) {
        jdbc.limitStatements(LONGEST);
        return SearchWords.number(typed)
                .filter(number -> number.length() >= SHORTEST_NUMBER)
                .map(number -> amendements.ofNumbers(withheld(), "n" + number, most))
                .orElse(List.of());
    }

    /** What is to be marked in what was found. */
    @Transactional
    public SearchMarks marks(@Nullable Asked asked) {
        if (asked == null || asked.wanted().isEmpty()) {
            return SearchMarks.NONE;
        }
        jdbc.limitStatements(LONGEST);
        return terms.marks(asked);
    }

    /** Whether anything of a texte is shown; false for what is no uid. */
    @Transactional
    public boolean isAnyShownOf(String texteUid) {
        return AmendementCriteria.of(Facet.TEXTE, texteUid)
                .filter(criteria -> count(criteria) > 0)
                .isPresent();
    }

    @Nullable
    private Asked read(AmendementCriteria criteria) {
        if (criteria.query() == null) {
            return null;
        }
        jdbc.limitStatements(LONGEST);
        return terms.read(
                criteria.query(),
                criteria.after() == null ? null : criteria.after().scale());
    }

    /** Open scrutins, those with votes first. */
    @Transactional
    public List<Found> busiest(int size) {
        return amendements.busiest(withheld(), size);
    }

    /** Those of these amendements that are shown, by uid. */
    @Transactional
    public Map<String, Found> shown(Collection<String> uids) {
        return uids.isEmpty()
                ? Map.of()
                : amendements.ofUids(withheld(), uids).stream()
                        .collect(Collectors.toMap(Found::uid, Function.identity()));
    }

    private String[] withheld() {
        return withheld.uids().toArray(String[]::new);
    }
}
