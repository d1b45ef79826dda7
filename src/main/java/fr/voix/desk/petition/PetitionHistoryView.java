package fr.voix.desk.petition;

import fr.voix.base.audit.ActSense;
import fr.voix.base.audit.AuditContent;
import fr.voix.base.audit.AuditService;
import fr.voix.base.text.Messages;
import fr.voix.desk.petition.PetitionDeskPage.Entry;
import fr.voix.desk.petition.PetitionDeskService.State;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.PetitionEvent;
import fr.voix.petition.petition.RefusalReason;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Puts what happened to a petition into words: everything. */
@Singleton
record PetitionHistoryView(AuditService audit) {

    /** The newest first. */
    List<Entry> history(Messages words, State state) {
        return state.events().reversed().stream()
                .map(event -> entry(words, event, state.rules()))
                .toList();
    }

    private static Entry entry(Messages words, PetitionEvent event, List<RefusalReason> rules) {
        var lines = new ArrayList<String>();
        Stream.of(code(words, event, rules), event.note(), event.noteEn())
                .filter(Objects::nonNull)
                .forEach(lines::add);
        return new Entry(
                words.stamp(event.at()),
                event.at().toString(),
                words.t("petitiondesk.actor." + event.actor()),
                words.t("petitiondesk.event." + event.kind()),
                lines);
    }

    /** What the code of an event says to people, or null. */
    @Nullable
    private static String code(Messages words, PetitionEvent event, List<RefusalReason> rules) {
        if (event.code() == null) {
            return null;
        }
        if (event.kind() == EventKind.THRESHOLD) {
            return words.t("petitiondesk.threshold." + event.code());
        }
        return rules.stream()
                .filter(rule -> rule.code().equals(event.code()))
                .map(rule -> rule.libelle(words.language()))
                .findFirst()
                .orElse(null);
    }

    /** The audit log: which colleague did what. */
    List<Entry> acts(Messages words, State state, Map<Integer, String> names) {
        return state.history().stream()
                .map(entry -> act(words, entry.content(), names))
                .toList();
    }

    private Entry act(Messages words, AuditContent content, Map<Integer, String> names) {
        var number = content.actor().moderatorId();
        var key = "petitiondesk.act." + content.act();
        return new Entry(
                words.stamp(content.at()),
                content.at().toString(),
                number == null ? content.actor().role() : name(words, names, number),
                words.has(key) ? words.t(key) : onSignatures(words, content),
                content.reason() == null ? List.of() : List.of(content.reason()));
    }

    /** An act on what is in the urn, in the words of that area. */
    private String onSignatures(Messages words, AuditContent content) {
        var after = audit.read(content.after());
        var key = "decision.act." + content.act() + ActSense.of(content.act(), audit.read(content.before()), after);
        return words.has(key) ? words.t(key, Objects.toString(after.get("decision"), "")) : content.act();
    }

    static String name(Messages words, Map<Integer, String> names, int moderatorId) {
        var mail = names.get(moderatorId);
        return mail == null ? words.t("petitiondesk.colleague", moderatorId) : mail;
    }
}
