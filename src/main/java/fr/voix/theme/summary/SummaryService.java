package fr.voix.theme.summary;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.Act;
import fr.voix.base.audit.ActComparison;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import fr.voix.base.text.Subject;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.theme.summary.Summary.State;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The moderators' summaries: one person writes, another approves, then it is public. No sentence is made by a machine. */
@Singleton
public record SummaryService(
        SummaryRepository summaries,
        AmendementService amendements,
        AuditService audit,
        PublicVersion publicVersion,
        Transactions transactions,
        Clock clock)
        implements ActComparison {

    @Override
    public List<String> differences() {
        return summaries.approvedOtherwise();
    }

    /** The public summary: approved by a second person, for the present text. */
    public Optional<Summary> shown(String scrutinUid) {
        return Optional.ofNullable(shown(List.of(scrutinUid)).get(scrutinUid));
    }

    /** As above, for many scrutins in one query; those without one are absent. */
    public Map<String, Summary> shown(Collection<String> scrutinUids) {
        return scrutinUids.isEmpty()
                ? Map.of()
                : summaries.shown(scrutinUids).stream()
                        .collect(Collectors.toMap(Summary::scrutinUid, Function.identity()));
    }

    /** The waiting summary, else the approved one. */
    public Optional<Summary> standing(String scrutinUid) {
        return summaries.standing(scrutinUid).stream().findFirst();
    }

    /** Waiting summaries that this moderator did not write, the oldest first. */
    public List<Summary> waiting(int reader, int most) {
        return summaries.waiting(reader, most);
    }

    /**
     * Proposes a summary; it replaces a waiting one.
     *
     * @param texteEn the same in English; blank for none
     * @param seen the number of the {@link #standing} summary when the form was shown, 0 for none
     */
    public WriteResult write(String scrutinUid, String texte, @Nullable String texteEn, Actor author, long seen) {
        return transactions.write(() -> {
            var french = SummaryRule.normal(texte);
            var english = SummaryRule.normal(texteEn);
            var flaw = SummaryRule.flawIn(french);
            if (flaw.isPresent()) {
                return new WriteResult.Flawed(flaw.get(), false);
            }
            var englishFlaw = english.isEmpty() ? Optional.<SummaryFlaw>empty() : SummaryRule.flawIn(english);
            if (englishFlaw.isPresent()) {
                return new WriteResult.Flawed(englishFlaw.get(), true);
            }
            if (summaries.lock(scrutinUid).isEmpty()) {
                return new WriteResult.UnknownScrutin();
            }
            var before = standing(scrutinUid);
            if (before.map(Summary::id).orElse(0L) != seen) {
                return new WriteResult.Changed(before.orElse(null));
            }
            var now = clock.instant();
            summaries.replaceWaiting(scrutinUid, author.moderatorId(), now);
            summaries.write(scrutinUid, french, english.isEmpty() ? null : english, author.moderatorId(), now);
            audit.append(
                    author,
                    Act.SUMMARY_WRITE,
                    Subject.scrutin(scrutinUid).reference(),
                    before.map(SummaryService::said).orElse(Map.of()),
                    said(french, english),
                    null);
            return new WriteResult.Written();
        });
    }

    /** Publishes a summary; its author may not. */
    public ReviewResult approve(String scrutinUid, long summaryId, Actor reader) {
        return transactions.write(() -> judge(scrutinUid, summaryId, reader, State.APPROVED, null));
    }

    /** Scrutins among these without a public or waiting summary. */
    public List<String> without(Collection<String> scrutinUids) {
        return scrutinUids.isEmpty() ? List.of() : summaries.without(scrutinUids);
    }

    /**
     * Publishes an approved summary for other scrutins with the same amendement; its author may not.
     *
     * @param others scrutins; those that have a summary keep it
     */
    public ReviewResult share(String scrutinUid, long summaryId, Collection<String> others, Actor reader) {
        return transactions.write(() -> {
            var approved = lock(scrutinUid, summaryId, State.APPROVED);
            if (approved.isEmpty()) {
                return new ReviewResult.Gone();
            }
            var summary = approved.get();
            if (summary.writtenBy() == reader.moderatorId()) {
                return new ReviewResult.OwnWords();
            }
            if (summary.isOutdated()) {
                return new ReviewResult.Outdated();
            }
            for (var uid : without(others)) {
                if (summaries.lock(uid).isPresent() && standing(uid).isEmpty()) {
                    summaries.write(uid, summary.texte(), summary.texteEn(), summary.writtenBy(), clock.instant());
                    judge(uid, standing(uid).orElseThrow().id(), reader, State.APPROVED, null);
                }
            }
            return new ReviewResult.Decided(summary);
        });
    }

    /** Refuses a summary, with a reason that the journal shows; its author may not. */
    public ReviewResult refuse(String scrutinUid, long summaryId, Actor reader, @Nullable String reason) {
        return transactions.write(
                () -> unfit(reason).orElseGet(() -> judge(scrutinUid, summaryId, reader, State.REFUSED, reason)));
    }

    /** Withdraws a public summary, with a reason that the journal shows. */
    public ReviewResult withdraw(String scrutinUid, long summaryId, Actor moderator, @Nullable String reason) {
        return transactions.write(() -> {
            var unfit = unfit(reason);
            if (unfit.isPresent()) {
                return unfit.get();
            }
            var approved = lock(scrutinUid, summaryId, State.APPROVED);
            if (approved.isEmpty()) {
                return new ReviewResult.Gone();
            }
            var summary = approved.get();
            summaries.withdrawApproved(summary.scrutinUid());
            amendements.sumUp(summary.scrutinUid(), null);
            publicVersion.bumpForWithdrawal();
            audit.append(
                    moderator,
                    Act.SUMMARY_WITHDRAW,
                    Subject.scrutin(summary.scrutinUid()).reference(),
                    said(summary),
                    Map.of(),
                    reason);
            return new ReviewResult.Decided(summary);
        });
    }

    private static Optional<ReviewResult> unfit(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            return Optional.of(new ReviewResult.ReasonMissing());
        }
        int length = reason.strip().length();
        return length > AuditService.LONGEST_REASON
                ? Optional.of(new ReviewResult.ReasonTooLong(length))
                : Optional.empty();
    }

    private Optional<Summary> lock(String scrutinUid, long summaryId, State state) {
        return summaries.lockOne(summaryId, scrutinUid).filter(summary -> summary.state() == state);
    }

    private ReviewResult judge(String scrutinUid, long summaryId, Actor reader, State verdict, String reason) {
        var waiting = lock(scrutinUid, summaryId, State.WAITING);
        if (waiting.isEmpty()) {
            return new ReviewResult.Gone();
        }
        var summary = waiting.get();
        if (summary.writtenBy() == reader.moderatorId()) {
            return new ReviewResult.OwnWords();
        }
        if (verdict == State.APPROVED && summary.isOutdated()) {
            return new ReviewResult.Outdated();
        }
        var before = shown(summary.scrutinUid()).map(SummaryService::said).orElse(Map.of());
        if (verdict == State.APPROVED) {
            summaries.withdrawApproved(summary.scrutinUid());
            amendements.sumUp(
                    summary.scrutinUid(),
                    String.join(
                            " ",
                            said(summary).values().stream()
                                    .map(Object::toString)
                                    .toList()));
            publicVersion.bump();
        }
        summaries.decide(summaryId, verdict.name(), reader.moderatorId(), clock.instant());
        // the journal is public, so refused words are only in the entry of their author
        audit.append(
                reader,
                verdict == State.APPROVED ? Act.SUMMARY_APPROVE : Act.SUMMARY_REFUSE,
                Subject.scrutin(summary.scrutinUid()).reference(),
                verdict == State.APPROVED ? before : Map.of(),
                verdict == State.APPROVED ? saidBy(summary) : Map.of(),
                reason);
        return new ReviewResult.Decided(summary);
    }

    private static Map<String, Object> said(Summary summary) {
        return said(summary.texte(), summary.texteEn());
    }

    /** With the number of its author. */
    private static Map<String, Object> saidBy(Summary summary) {
        var said = new HashMap<>(said(summary));
        said.put("proposedBy", summary.writtenBy());
        return said;
    }

    private static Map<String, Object> said(String french, String english) {
        return english == null || english.isEmpty()
                ? Map.of("summary", french)
                : Map.of("summary", french, "summaryEn", english);
    }

    public sealed interface ReviewResult {

        record Decided(Summary summary) implements ReviewResult {}

        /** Decided by another moderator, replaced, or never there. */
        record Gone() implements ReviewResult {}

        /** The text has changed since it was written. */
        record Outdated() implements ReviewResult {}

        /** Nobody may judge their own words. */
        record OwnWords() implements ReviewResult {}

        /** A refusal needs a reason for the author. */
        record ReasonMissing() implements ReviewResult {}

        record ReasonTooLong(int length) implements ReviewResult {}
    }

    public sealed interface WriteResult {

        record Written() implements WriteResult {}

        record UnknownScrutin() implements WriteResult {}

        /** @param isEnglish whether it is the English sentence that is flawed */
        record Flawed(SummaryFlaw flaw, boolean isEnglish) implements WriteResult {}

        /** Another moderator wrote or decided since the form was shown. */
        record Changed(@Nullable Summary current) implements WriteResult {}
    }
}
