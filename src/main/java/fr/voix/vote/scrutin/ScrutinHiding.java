package fr.voix.vote.scrutin;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.database.Transactions;
import fr.voix.parliament.amendement.AmendementService;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Hides Scrutins from every public output, with a reason on their page, and shows them again. */
@Singleton
public record ScrutinHiding(
        HidingRepository hidings,
        AmendementService amendements,
        PublicVersion publicVersion,
        Transactions transactions,
        Clock clock) {

    /** Why a Scrutin is hidden; empty for one that is not. */
    public Optional<Hiding> find(String scrutinUid) {
        return hidings.find(scrutinUid);
    }

    /** Hidden Scrutins, the newest first. */
    public List<Hiding> standing(int most) {
        return hidings.standing(most);
    }

    /** @param reasonEn blank when the reason is in French only */
    public HidingResult hide(String scrutinUid, String reason, @Nullable String reasonEn) {
        return transactions.write(() -> {
            String french = reason.strip();
            String english = reasonEn == null || reasonEn.isBlank() ? null : reasonEn.strip();
            if (french.isEmpty()
                    || french.length() > Hiding.LONGEST_REASON
                    || english != null && english.length() > Hiding.LONGEST_REASON) {
                return new HidingResult.UnfitReason();
            }
            if (!hidings.exists(scrutinUid)) {
                return new HidingResult.UnknownScrutin();
            }
            Instant now = clock.instant();
            if (hidings.insert(scrutinUid, french, english, now) == 0) {
                return new HidingResult.AlreadyHidden();
            }
            amendements.hide(scrutinUid, true);
            publicVersion.bumpForWithdrawal();
            return new HidingResult.Hidden(new Hiding(scrutinUid, french, english, now));
        });
    }

    public HidingResult unhide(String scrutinUid) {
        return transactions.write(() -> {
            List<Hiding> ended = hidings.end(scrutinUid, clock.instant());
            if (ended.isEmpty()) {
                return hidings.exists(scrutinUid) ? new HidingResult.NotHidden() : new HidingResult.UnknownScrutin();
            }
            amendements.hide(scrutinUid, false);
            publicVersion.bump();
            return new HidingResult.Shown(ended.getFirst());
        });
    }
}
