package fr.voix.vote.ballot;

import fr.voix.base.database.Transactions;
import fr.voix.base.database.WalBarrier;
import fr.voix.base.secret.Secrets;
import fr.voix.urn.crowd.OriginKind;
import fr.voix.urn.crowd.OriginWriter;
import fr.voix.urn.crowd.VotePlace;
import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.leaf.UrnDraft;
import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.log.UrnReader;
import fr.voix.urn.log.UrnWriter;
import fr.voix.urn.note.ErasureFileStore;
import fr.voix.urn.note.ErasureListener;
import fr.voix.vote.robotcheck.Voter;
import fr.voix.vote.scrutin.ScrutinClosing;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Erases a ballot for its author: its row is deleted, and an {@code x1} leaf says that it no longer counts. Erasure is a right,
 * so it also works in a closed or hidden Scrutin. It is rare, so it takes the urn's lock directly instead of the queue of
 * ballots.
 */
@Singleton
public record BallotErasure(
        UrnReader urns,
        UrnWriter writer,
        BallotRepository ballots,
        OriginWriter origins,
        RequestRepository requests,
        ScrutinClosing closures,
        UrnGuard guard,
        Secrets secrets,
        WalBarrier barrier,
        ErasureFileStore erasures,
        Transactions transactions)
        implements ErasureListener {

    private static final String KIND = "ballot";
    private static final int MARK_BYTES = 8;

    /** Erases the ballot of the cookie's voter; without a robot check, since voters can erase only their own. */
    ErasureResult erase(String scrutinUid, Optional<Voter> voter) {
        ErasureResult result = eraseNow(scrutinUid, voter);
        if (voter.isPresent() && result instanceof ErasureResult.Erased erased && !erased.isErased()) {
            // an earlier withdrawal may still be lost until then
            barrier.pass();
        }
        return result;
    }

    private ErasureResult eraseNow(String scrutinUid, Optional<Voter> voter) {
        return noted(scrutinUid, () -> {
            if (guard.isReadOnly(scrutinUid)) {
                return readOnly(scrutinUid);
            }
            Optional<Urn> urn = urns.ofScrutins(List.of(scrutinUid)).stream().findFirst();
            if (urn.isEmpty()) {
                return new Outcome(new ErasureResult.UnknownScrutin(), null);
            }
            // no lock is taken for a voter without a ballot there
            Optional<VoterKey> key = voter.map(v -> VoterKey.of(secrets.pepper(), scrutinUid, v.id()))
                    .filter(k -> ballots.find(urn.get().urnId(), k).isPresent());
            return key.isEmpty() ? Outcome.erased(null) : erase(scrutinUid, key.get());
        });
    }

    private Outcome erase(String scrutinUid, VoterKey voter) {
        UrnDraft draft = closures.lock(scrutinUid).orElseThrow();
        Optional<Ballot> ballot = ballots.find(draft.urnId(), voter);
        ballot.ifPresent(found -> erase(draft, found));
        return Outcome.erased(ballot.orElse(null));
    }

    /** @param gone the erased ballot, or null */
    private record Outcome(ErasureResult result, @Nullable Ballot gone) {

        static Outcome erased(@Nullable Ballot gone) {
            return new Outcome(new ErasureResult.Erased(gone != null), gone);
        }
    }

    private Outcome readOnly(String scrutinUid) {
        return new Outcome(
                new ErasureResult.ReadOnly(guard.contradiction(scrutinUid).orElse(null)), null);
    }

    private ErasureResult noted(String scrutinUid, Supplier<Outcome> work) {
        var gone = new AtomicReference<Ballot>();
        Supplier<Outcome> remembered = () -> {
            Outcome outcome = work.get();
            gone.set(outcome.gone());
            return outcome;
        };
        return erasures.noted(
                        () -> transactions.write(remembered),
                        () -> Optional.ofNullable(gone.get()).ifPresent(ballot -> note(scrutinUid, ballot)))
                .result();
    }

    /**
     * Whether a receipt opens a current ballot. Reads all ballots of the urn, as there is no index by leaf.
     *
     * @return empty for an unknown Scrutin
     */
    public Optional<Boolean> opens(String scrutinUid, long leafIndex, byte[] secret, byte[] nonce) {
        return transactions.read(() -> urns.ofScrutins(List.of(scrutinUid)).stream()
                .findFirst()
                .map(urn -> ballots.findByReceipt(urn.urnId(), leafIndex, secret, nonce)
                        .isPresent()));
    }

    /** Erases the ballot of a voter who lost the cookie and showed the receipt; two moderators carry it out on request. */
    public ErasureResult erase(String scrutinUid, long leafIndex) {
        return erase(scrutinUid, leafIndex, ballot -> true);
    }

    private ErasureResult erase(String scrutinUid, long leafIndex, Predicate<Ballot> isMeant) {
        return noted(scrutinUid, () -> {
            if (guard.isReadOnly(scrutinUid)) {
                return readOnly(scrutinUid);
            }
            Optional<UrnDraft> draft = closures.lock(scrutinUid);
            if (draft.isEmpty()) {
                return new Outcome(new ErasureResult.UnknownScrutin(), null);
            }
            Optional<Ballot> ballot =
                    ballots.findByLeaf(draft.get().urnId(), leafIndex).filter(isMeant);
            ballot.ifPresent(found -> erase(draft.get(), found));
            return Outcome.erased(ballot.orElse(null));
        });
    }

    private void erase(UrnDraft draft, Ballot ballot) {
        UrnVoter voter = new UrnVoter(draft.urnId(), ballot.voterKey());
        AsideMark aside = draft.hasSetAside() ? ballots.mark(voter) : null;
        if (aside != null) {
            draft.crossOutSetAside(ballot.leafIndex());
        } else {
            draft.crossOut(ballot.leafIndex(), ballot.tier(), ballot.choice());
        }
        origins.erase(OriginKind.NETWORK, List.of(new VotePlace(draft.urnId(), ballot.leafIndex())));
        ballots.delete(voter);
        requests.delete(voter);
        writer.save(List.of(draft));
        if (!draft.isOpen() && aside == null) {
            closures.noteErased(draft.urnId());
        }
    }

    /**
     * Notes the leaf, which the public log crosses out too, with the beginning of its hash: after a restore another voter's
     * ballot may have the same index.
     */
    void note(String scrutinUid, Ballot gone) {
        erasures.note(KIND, scrutinUid, scrutinUid + " " + gone.leafIndex() + " " + mark(scrutinUid, gone));
    }

    private static String mark(String scrutinUid, Ballot ballot) {
        return HexFormat.of().formatHex(ballot.leaf(scrutinUid).hash(), 0, MARK_BYTES);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean eraseAgain(String id) {
        String[] words = id.split(" ");
        return !(erase(
                        words[0],
                        Long.parseLong(words[1]),
                        ballot -> mark(words[0], ballot).equals(words[2]))
                instanceof ErasureResult.ReadOnly);
    }
}
