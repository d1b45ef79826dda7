package fr.voix.verify;

import fr.voix.verify.LeafActs.Mark;
import fr.voix.verify.PublishedPast.Event;
import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.JsonObject;
import fr.voix.verify.log.LogKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the audit log says of urns. */
public final class PublishedAccount {

    /** What a leaf is that an act names. */
    private static final Map<String, String> KINDS = Map.of(
            "scrutin-close", "closing",
            "scrutin-reopen", "reopening",
            "petition-close", "closing",
            "petition-suspend", "closing",
            "petition-resume", "reopening");

    private static final String CLASSIFY = "classify";
    private static final String THEME = "theme:";
    private static final int MOST_MERGES = 1_000;
    private static final Set<String> HIDING = Set.of("scrutin-hide", "petition-hide");
    private static final Set<String> SHOWING = Set.of("scrutin-show", "petition-show");

    private final Map<String, List<Act>> bySubject = new HashMap<>();
    private final List<AccountEntry> showings = new ArrayList<>();
    private final Map<String, ThemeName> themes = new HashMap<>();

    /** A theme, by each name that it had. */
    private static final class ThemeName {

        private String slug;
        private ThemeName mergedInto;

        ThemeName(String slug) {
            this.slug = slug;
        }

        /** By way of its merges; an account that leads in a circle has an end here. */
        String now() {
            ThemeName last = this;
            for (int i = 0; i < MOST_MERGES && last.mergedInto != null; i++) {
                last = last.mergedInto;
            }
            return last.slug;
        }
    }

    private record Act(long sequence, String act, JsonObject after) {

        boolean decided(Event event) {
            return event.kind().equals(KINDS.get(act))
                    && Long.valueOf(event.index()).equals(after.fields().get("leaf"));
        }

        boolean decided(Mark mark) {
            Map<String, Object> said = after.fields();
            return mark.decision().equals(said.get("decision")) && mark.rule().equals(said.get("rule"));
        }
    }

    /** @param entry one that can be read */
    public void add(AccountEntry entry) throws DifferenceException {
        String act = entry.said().text("act");
        if (HIDING.contains(act) || SHOWING.contains(act)) {
            showings.add(entry);
        }
        String subject = entry.isNamed() ? entry.said().text("subject") : "";
        if (subject.startsWith(THEME)) {
            follow(theme(subject.substring(THEME.length())), act, entry.after());
        }
        if (subject.startsWith("scrutin:") || subject.startsWith("petition:")) {
            bySubject
                    .computeIfAbsent(subject, absent -> new ArrayList<>())
                    .add(new Act(entry.sequence(), act, entry.after()));
        }
    }

    private ThemeName theme(String slug) {
        return themes.computeIfAbsent(slug, ThemeName::new);
    }

    private void follow(ThemeName theme, String act, JsonObject after) throws DifferenceException {
        switch (act) {
            case "theme-change" -> {
                if (after.has("slug")) {
                    theme.slug = after.text("slug");
                    themes.put(theme.slug, theme);
                }
            }
            case "theme-merge" -> theme.mergedInto = theme(after.text("into"));
            case "theme-restore" -> theme.mergedInto = null;
            default -> {
                // says nothing of where scrutins stand
            }
        }
    }

    private static String subject(String uid) {
        return LogKind.of(uid).noun() + ":" + uid;
    }

    /** The entry that hides an urn; empty where none does, or a later one shows it again. */
    public Optional<AccountEntry> hiding(String uid) {
        return showings.reversed().stream()
                .filter(entry -> entry.isOf(subject(uid)))
                .findFirst()
                .filter(entry -> HIDING.contains(entry.said().fields().get("act")));
    }

    /** Holds what it says of one urn against the leaves of that. */
    void compare(UrnReport urn, Findings findings) throws DifferenceException {
        List<Act> acts = bySubject.getOrDefault(subject(urn.uid()), List.of());
        for (Act act : acts) {
            String kind = KINDS.get(act.act());
            // what is not published yet is no difference
            if (kind != null && act.after().has("leaf") && act.after().number("leaf") < urn.leaves()) {
                Event event = new Event(kind, act.after().number("leaf"));
                if (!urn.acts().events().contains(event)) {
                    findings.difference("entry " + act.sequence() + " says that leaf " + event.index() + " of "
                            + urn.uid() + " is a " + kind + ", which it is not");
                }
            }
        }
        for (Event event : urn.acts().events()) {
            boolean isOfActs = LogKind.of(urn.uid()) == LogKind.SCRUTIN && KINDS.containsValue(event.kind());
            if (isOfActs && acts.stream().noneMatch(act -> act.decided(event))) {
                findings.difference("leaf " + event.index() + " of " + urn.uid() + " is a " + event.kind()
                        + " of which no entry speaks");
            }
        }
        for (Mark mark : urn.acts().marks()) {
            if (acts.stream().noneMatch(act -> act.decided(mark))) {
                findings.difference("leaves of " + urn.uid() + " name the decision " + mark.decision()
                        + " under the rule " + mark.rule() + ", of which no entry speaks");
            }
        }
    }

    /**
     * Holds what is shown of a scrutin against the last acts on it: its themes, its summary, and that it is shown at all. A summary is
     * shown no more once the text has changed.
     *
     * @param about as the service shows it now
     * @return ends of sentences about it
     */
    List<String> compareShown(UrnReport urn, JsonObject about) throws DifferenceException {
        List<String> differences = new ArrayList<>();
        hiding(urn.uid())
                .ifPresent(entry -> differences.add("is served, though entry " + entry.sequence() + " hides it"));
        List<Act> acts = bySubject.getOrDefault(subject(urn.uid()), List.of()).reversed();
        Optional<Act> filing =
                acts.stream().filter(act -> act.act().equals(CLASSIFY)).findFirst();
        List<String> named = filing.isPresent() ? filing.get().after().texts("themes") : List.of();
        Set<String> expected =
                named.stream().map(slug -> theme(slug).now()).collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> shown = new ArrayList<>();
        for (JsonObject theme : about.objects("themes")) {
            shown.add(theme.text("slug"));
        }
        if (!shown.equals(List.copyOf(expected))) {
            differences.add("shows other themes (" + String.join(", ", shown) + ") than "
                    + filing.map(act -> "entry " + act.sequence() + " names (" + String.join(", ", expected) + ")")
                            .orElse("none, and no entry gives it one"));
        }
        Optional<Act> approval = acts.stream()
                .filter(act -> act.act().equals("summary-approve") || act.act().equals("summary-withdraw"))
                .findFirst();
        Map<String, Object> summary =
                about.has("resume") ? about.object("resume").fields() : Map.of();
        Map<String, Object> approved =
                approval.isPresent() ? approval.get().after().fields() : Map.of();
        boolean isAsApproved = Objects.equals(summary.get("fr"), approved.get("summary"))
                && Objects.equals(summary.get("en"), approved.get("summaryEn"));
        if (!isAsApproved && !(summary.isEmpty() && urn.isRewritten())) {
            differences.add("the summary that is shown is not that of "
                    + approval.map(act -> "entry " + act.sequence()).orElse("any entry"));
        }
        return differences;
    }
}
