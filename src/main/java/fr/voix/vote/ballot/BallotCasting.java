package fr.voix.vote.ballot;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.voix.base.load.OutageNotice;
import fr.voix.base.secret.Secrets;
import fr.voix.base.text.Position;
import fr.voix.urn.crowd.OriginService;
import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.Tier;
import fr.voix.urn.log.GroupWriter;
import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.log.UrnReader;
import fr.voix.vote.robotcheck.Voter;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinOpening;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Casts, replaces, withdraws and finds one person's ballot. */
@Singleton
class BallotCasting {

    private static final long SCRUTINS_REMEMBERED = 100_000;

    private final ScrutinOpening scrutins;
    private final BallotRepository ballots;
    private final UrnReader urns;
    private final GroupWriter<BallotOrder, BallotResult> writer;
    private final OriginService origins;
    private final RepeatedRequests requests;
    private final UrnPublishing publications;
    private final VoterLimit limit;
    private final UrnGuard guard;
    private final OutageNotice outages;
    private final BallotErasure erasures;
    private final Secrets secrets;
    private final Clock clock;
    private final Cache<String, Scrutin> knownScrutins =
            Caffeine.newBuilder().maximumSize(SCRUTINS_REMEMBERED).build();

    BallotCasting(
            ScrutinOpening scrutins,
            BallotRepository ballots,
            UrnReader urns,
            GroupWriter<BallotOrder, BallotResult> writer,
            OriginService origins,
            RepeatedRequests requests,
            UrnPublishing publications,
            VoterLimit limit,
            UrnGuard guard,
            OutageNotice outages,
            BallotErasure erasures,
            Secrets secrets,
            Clock clock) {
        this.scrutins = scrutins;
        this.ballots = ballots;
        this.urns = urns;
        this.writer = writer;
        this.origins = origins;
        this.requests = requests;
        this.publications = publications;
        this.limit = limit;
        this.guard = guard;
        this.outages = outages;
        this.erasures = erasures;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Returns after the commit. */
    BallotResult cast(
            String scrutinUid,
            Optional<Voter> voter,
            Position position,
            byte[] nonce,
            byte[] networkPrefix,
            Optional<IdempotencyKey> repeatable) {
        return order(scrutinUid, voter, (scrutin, key) -> {
            Choice choice = Choice.of(position);
            return limit.limit(
                    new VoterLimit.Casting(voter.orElseThrow(), key, scrutinUid, networkPrefix, choice, nonce),
                    () -> ballots.find(scrutin.urnId(), key)
                            .filter(standing -> standing.choice() == choice)
                            .isPresent(),
                    () -> writer.write(new BallotOrder.Cast(
                            scrutin,
                            key,
                            choice,
                            Tier.BROWSER,
                            nonce,
                            origins.today().network(scrutinUid, networkPrefix),
                            mark(scrutinUid, key, repeatable, "PUT " + position.code() + " ", nonce))));
        });
    }

    BallotResult withdraw(String scrutinUid, Optional<Voter> voter, Optional<IdempotencyKey> repeatable) {
        return order(scrutinUid, voter, (scrutin, key) -> {
            limit.withdraw(key);
            // read first: if the outcome is unknown, it can no longer be asked
            Optional<Ballot> standing = ballots.find(scrutin.urnId(), key);
            BallotResult result = writer.write(
                    new BallotOrder.Withdraw(scrutin, key, mark(scrutinUid, key, repeatable, "DELETE", new byte[0])));
            if (result instanceof BallotResult.Withdrawn withdrawn && withdrawn.before() != null) {
                erasures.note(scrutinUid, withdrawn.before());
            } else if (result instanceof BallotResult.OutcomeUnknown) {
                standing.ifPresent(ballot -> erasures.note(scrutinUid, ballot));
            }
            return result;
        });
    }

    @Nullable
    private RequestMark mark(
            String scrutinUid, VoterKey voter, Optional<IdempotencyKey> key, String asked, byte[] nonce) {
        return key.map(named -> requests.mark(scrutinUid, voter, named, request(asked, nonce)))
                .orElse(null);
    }

    /** All that tells one request from another; the consent is always the same. */
    private static byte[] request(String asked, byte[] nonce) {
        return ByteBuffer.allocate(asked.length() + nonce.length)
                .put(asked.getBytes(US_ASCII))
                .put(nonce)
                .array();
    }

    /**
     * The voter's ballot, once it cannot be lost any more: a voter who asks after an unknown outcome must not see a ballot that
     * may vanish. Without a ballot, or with one set aside, any leaf may be the cause, so the whole urn has to be safe.
     */
    OwnBallot find(String scrutinUid, Voter voter) {
        return publications.readSafe(
                () -> scrutins.find(scrutinUid)
                        .map(scrutin -> own(scrutin, VoterKey.of(secrets.pepper(), scrutinUid, voter.id())))
                        .orElse(OwnBallot.NONE),
                found -> Map.of(scrutinUid, found.size()));
    }

    private OwnBallot own(Scrutin scrutin, VoterKey key) {
        Optional<Ballot> ballot = ballots.find(scrutin.urnId(), key);
        Optional<AsideMark> aside =
                ballot.flatMap(any -> Optional.ofNullable(ballots.mark(new UrnVoter(scrutin.urnId(), key))));
        return ballot.isPresent() && aside.isEmpty()
                ? new OwnBallot(ballot, aside, ballot.get().leafIndex() + 1)
                : new OwnBallot(ballot, aside, size(scrutin));
    }

    private long size(Scrutin scrutin) {
        return urns.of(List.of(scrutin.uid())).getFirst().frontier().size();
    }

    /**
     * The state of one voter.
     *
     * @param aside the decision that set the ballot aside
     * @param size size of the urn that has to be safe
     */
    record OwnBallot(Optional<Ballot> ballot, Optional<AsideMark> aside, long size) {

        static final OwnBallot NONE = new OwnBallot(Optional.empty(), Optional.empty(), 0);
    }

    private BallotResult order(String scrutinUid, Optional<Voter> voter, Ordering ordering) {
        Optional<Contradiction> contradiction = guard.contradiction(scrutinUid);
        if (contradiction.isPresent()) {
            return new BallotResult.Contradicted(contradiction.get());
        }
        if (guard.isReadOnly()) {
            return new BallotResult.ReadOnly();
        }
        try {
            return order(scrutinUid, scrutinOf(scrutinUid), voter, ordering);
        } catch (RuntimeException e) {
            // the writer returns the outcome as a value: an exception was thrown before anything was written
            if (outages.tell("a vote", e)) {
                return new BallotResult.Away();
            }
            throw e;
        }
    }

    private BallotResult order(String scrutinUid, Optional<Scrutin> scrutin, Optional<Voter> voter, Ordering ordering) {
        if (scrutin.isEmpty()) {
            return new BallotResult.UnknownScrutin();
        }
        if (voter.filter(v -> v.hasPass(clock.instant())).isEmpty()) {
            return new BallotResult.PassRequired();
        }
        return ordering.carryOut(
                scrutin.get(),
                VoterKey.of(secrets.pepper(), scrutinUid, voter.get().id()));
    }

    /** A uid keeps its urn for ever; whether it is still shown is checked under the urn's lock. */
    private Optional<Scrutin> scrutinOf(String uid) {
        Scrutin known = knownScrutins.getIfPresent(uid);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Scrutin> found = scrutins.find(uid);
        found.ifPresent(scrutin -> knownScrutins.put(uid, scrutin));
        return found;
    }

    private interface Ordering {
        BallotResult carryOut(Scrutin scrutin, VoterKey key);
    }
}
