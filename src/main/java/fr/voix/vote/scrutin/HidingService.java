package fr.voix.vote.scrutin;

import fr.voix.base.answer.PublicVersion;
import fr.voix.parliament.amendement.AmendementService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes Scrutins from every public output, with a reason that their page gives, and gives them back. */
@Singleton
public class HidingService {

    private final HidingRepository hidings;
    private final AmendementService amendements;
    private final PublicVersion publicVersion;
    private final Clock clock;

    HidingService(HidingRepository hidings, AmendementService amendements, PublicVersion publicVersion, Clock clock) {
        this.hidings = hidings;
        this.amendements = amendements;
        this.publicVersion = publicVersion;
        this.clock = clock;
    }

    /** Why a Scrutin is hidden; empty for one that is not. */
    @Transactional(readOnly = true)
    public Optional<Hiding> find(String scrutinUid) {
        return hidings.find(scrutinUid);
    }

    /** Those that are hidden, the newest first. */
    @Transactional(readOnly = true)
    public List<Hiding> standing(int most) {
        return hidings.standing(most);
    }

    /** @param reasonEn blank when the reason is given in French alone */
    @Transactional
    public HidingResult hide(String scrutinUid, String reason, @Nullable String reasonEn) {
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
    }

    @Transactional
    public HidingResult unhide(String scrutinUid) {
        List<Hiding> ended = hidings.end(scrutinUid, clock.instant());
        if (ended.isEmpty()) {
            return hidings.exists(scrutinUid) ? new HidingResult.NotHidden() : new HidingResult.UnknownScrutin();
        }
        amendements.hide(scrutinUid, false);
        publicVersion.bump();
        return new HidingResult.Shown(ended.getFirst());
    }
}
