package fr.voix.desk.queue;

import fr.voix.base.text.Messages;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts into words whom a scrutin is entrusted to. */
@Singleton
record ChargeView(ChargeService charges) {

    /**
     * What was asked for and refused.
     *
     * @param form null for nothing
     * @param field of the form whose fault it is; null when it is none's
     * @param error why, in words
     */
    record Tried(
            @Nullable ChargeForm form,
            @Nullable String field,
            @Nullable String error) {

        static final Tried NOTHING = new Tried(null, null, null);
    }

    ScrutinDeskPage.Charge charge(Messages words, String uid, Tried tried) {
        var standing = charges.of(uid);
        var colleagues = charges.colleagues();
        return new ScrutinDeskPage.Charge(
                said(words, List.of(uid)).get(uid),
                standing.map(charge -> charge.writtenAt().toString()).orElse(""),
                colleagues.entrySet().stream()
                        .map(each -> new QueuePage.Option(
                                each.getKey().toString(),
                                each.getValue(),
                                tried.form() != null
                                        && each.getKey()
                                                .toString()
                                                .equals(tried.form().colleague())))
                        .toList(),
                tried.form() == null ? "" : tried.form().note(),
                tried.field(),
                tried.error());
    }

    /** By scrutin: whom, or later, by whom, and the note. */
    Map<String, String> said(Messages words, Collection<String> uids) {
        var standing = charges.of(uids);
        var mails = charges.mailsOf(standing.values());
        return standing.values().stream()
                .collect(Collectors.toMap(Charge::scrutinUid, charge -> said(words, charge, mails)));
    }

    private static String said(Messages words, Charge charge, Map<Integer, String> mails) {
        var by = mails.get(charge.writtenBy());
        var at = words.stamp(charge.writtenAt());
        var what = charge.isLater()
                ? words.t("charge.later", by, at)
                : words.t("charge.given", mails.get(charge.moderatorId()), by, at);
        return charge.note().isEmpty() ? what : what + words.t("charge.note", charge.note());
    }
}
