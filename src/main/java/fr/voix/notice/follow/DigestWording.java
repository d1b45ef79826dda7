package fr.voix.notice.follow;

import fr.voix.base.mail.Part;
import fr.voix.base.text.Messages;
import fr.voix.notice.follow.Happening.What;
import fr.voix.parliament.amendement.Sort;
import fr.voix.parliament.amendement.Wording;
import fr.voix.petition.petition.PetitionAnswer;
import fr.voix.theme.summary.NamedScrutin;
import fr.voix.urn.tally.TallyView;
import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The sentences of a digest. Beside every count stands that it is not representative. */
record DigestWording(Messages m) {

    /**
     * What happened to a petition, with the words of the answers, and how many signatures it has.
     *
     * @param published the answers that stand, by the event that tells of them
     * @param signatures absent when its urn is not shown
     */
    List<Part> events(
            List<Happening> events, Map<Happening, PetitionAnswer> published, Optional<PetitionCount> signatures) {
        List<Part> parts = new ArrayList<>();
        List<Part.Fact> facts = new ArrayList<>();
        // as they happened
        List<Part> answers = new ArrayList<>();
        for (Happening one : shown(events).reversed()) {
            facts.add(new Part.Fact(m.moment(one.at()), event(one)));
            Optional.ofNullable(published.get(one)).ifPresent(answer -> answers.addAll(answer.parts(m)));
        }
        parts.add(new Part.Facts(facts));
        parts.addAll(answers);
        addMore(parts, events);
        parts.addAll(signatures(signatures));
        return parts;
    }

    List<Part> signatures(Optional<PetitionCount> signatures) {
        return signatures
                .<Part>map(count -> new Part.Paragraph(
                        switch (count) {
                            case PetitionCount.Of of ->
                                m.t("follow.digest.signatures", of.signatures(), m.number(of.signatures())) + " "
                                        + m.t("pet.caution");
                            case PetitionCount.Withheld ignored -> m.t("withheld.petition");
                        }))
                .stream()
                .toList();
    }

    private String event(Happening one) {
        return one.uid().equals("THRESHOLD") && one.detail() != null
                ? m.t("follow.threshold." + one.detail().toUpperCase(Locale.ROOT))
                : m.t("follow.event." + one.uid());
    }

    /** @param items by uid; those that are not shown any more are absent */
    List<Part> scrutins(What what, List<Happening> some, Map<String, Part.Item> items) {
        List<Part.Item> found = shown(some).stream()
                .map(one -> items.get(one.uid()))
                .filter(Objects::nonNull)
                .distinct() // a text may have changed twice
                .toList();
        if (found.isEmpty()) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Paragraph(m.t("follow.digest." + what)));
        parts.add(new Part.Links(found));
        addMore(parts, some);
        if (what == What.CLOSED) {
            parts.add(new Part.Paragraph(m.t("tally.representative")));
        }
        return parts;
    }

    String scrutin(What what, Happening one, NamedScrutin scrutin) {
        String name = m.t("follow.digest.scrutin", scrutin.title(), scrutin.texte());
        return switch (what) {
            case CLOSED -> m.t("follow.digest.item", name, result(one.counts()));
            case SORT ->
                m.t(
                        "follow.digest.item",
                        name,
                        Wording.uncapital(new Wording(m).sort(Sort.valueOf(one.detail()), null, one.organe())));
            case CHANGED, OPENED, FILED, EVENT -> name;
        };
    }

    private String result(@Nullable Happening.Counts counts) {
        if (counts == null) {
            return Wording.uncapital(m.t("withheld.list"));
        }
        TallyView view = TallyView.of(counts.pour(), counts.contre(), counts.abstention(), m);
        return view.total() == 0
                ? m.t("tally.alt.none")
                : m.t(
                        "follow.digest.result",
                        view.pourShare(),
                        view.contreShare(),
                        view.abstentionShare(),
                        view.totalText());
    }

    private static List<Happening> shown(List<Happening> some) {
        return some.subList(0, Math.min(some.size(), DigestWriting.MOST));
    }

    private void addMore(List<Part> parts, List<Happening> some) {
        if (some.size() > DigestWriting.MOST) {
            parts.add(new Part.Paragraph(m.t("follow.digest.more")));
        }
    }
}
