package fr.voix.ballot;

import fr.voix.ballot.BallotRepository.UrnBallot;
import fr.voix.ballot.BallotRepository.UrnVoter;
import fr.voix.urn.Commitment;
import fr.voix.urn.UrnDraft;
import fr.voix.urn.UrnWriter;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Carries out a batch of orders in one transaction: locks the urns, compares with what stands, appends all {@code x1} and
 * then the {@code b1} sorted by leaf hash, writes the ballots. A queue in front of it makes a busy Scrutin cost one row lock
 * a batch; it is right for a batch of one too.
 */
@Singleton
class BallotWriter {

    private final UrnWriter urns;
    private final BallotRepository ballots;
    private final SecureRandom random = new SecureRandom();

    BallotWriter(UrnWriter urns, BallotRepository ballots) {
        this.urns = urns;
        this.ballots = ballots;
    }

    /** The answers, in the order of the orders; a voter may stand only once in a batch. */
    @Transactional
    public List<BallotResult> write(List<BallotOrder> orders) {
        Set<UrnVoter> voters = new HashSet<>();
        for (BallotOrder order : orders) {
            if (!voters.add(voterOf(order))) {
                throw new IllegalArgumentException("A voter stands once in a batch");
            }
        }
        Map<Long, UrnDraft> drafts =
                urns.lock(voters.stream().map(UrnVoter::urnId).distinct().toList());
        Map<UrnVoter, Ballot> standing = ballots.findAll(voters);

        List<BallotOrder> effective = orders.stream()
                .filter(order -> drafts.get(voterOf(order).urnId()).isOpen())
                .filter(order -> changes(order, standing.get(voterOf(order))))
                .toList();
        crossOut(effective, drafts, standing);
        Map<UrnVoter, Ballot> fresh = cast(effective, drafts);
        urns.save(drafts.values());
        store(effective, fresh);

        return orders.stream()
                .map(order -> answer(order, drafts.get(voterOf(order).urnId()), standing, fresh))
                .toList();
    }

    private static boolean changes(BallotOrder order, Ballot standing) {
        return switch (order) {
            case BallotOrder.Cast cast ->
                standing == null || standing.choice() != cast.choice() || standing.tier() != cast.tier();
            case BallotOrder.Withdraw ignored -> standing != null;
        };
    }

    private static void crossOut(List<BallotOrder> orders, Map<Long, UrnDraft> drafts, Map<UrnVoter, Ballot> standing) {
        for (BallotOrder order : orders) {
            Ballot old = standing.get(voterOf(order));
            if (old != null) {
                drafts.get(order.scrutin().urnId()).crossOut(old.leafIndex(), old.tier(), old.choice());
            }
        }
    }

    /** Sorted by leaf hash, so that an urn does not tell who of a batch came first. */
    private Map<UrnVoter, Ballot> cast(List<BallotOrder> orders, Map<Long, UrnDraft> drafts) {
        record Prepared(BallotOrder.Cast order, Ballot ballot, byte[] hash) {}
        List<Prepared> prepared = new ArrayList<>();
        for (BallotOrder order : orders) {
            if (order instanceof BallotOrder.Cast cast) {
                byte[] secret = new byte[Commitment.SECRET_LENGTH];
                random.nextBytes(secret);
                Ballot ballot = new Ballot(cast.voterKey(), cast.choice(), cast.tier(), -1, secret, cast.nonce());
                prepared.add(new Prepared(
                        cast, ballot, ballot.leaf(cast.scrutin().uid()).hash()));
            }
        }
        prepared.sort(Comparator.comparing(Prepared::hash, java.util.Arrays::compareUnsigned));
        Map<UrnVoter, Ballot> fresh = new HashMap<>();
        for (Prepared each : prepared) {
            Ballot unplaced = each.ballot();
            UrnDraft draft = drafts.get(each.order().scrutin().urnId());
            long index = draft.cast(unplaced.leaf(draft.scrutinUid()), unplaced.tier(), unplaced.choice());
            fresh.put(
                    voterOf(each.order()),
                    new Ballot(
                            unplaced.voterKey(),
                            unplaced.choice(),
                            unplaced.tier(),
                            index,
                            unplaced.secret(),
                            unplaced.nonce()));
        }
        return fresh;
    }

    private void store(List<BallotOrder> orders, Map<UrnVoter, Ballot> fresh) {
        List<UrnBallot> written = new ArrayList<>();
        List<UrnVoter> withdrawn = new ArrayList<>();
        for (BallotOrder order : orders) {
            switch (order) {
                case BallotOrder.Cast cast ->
                    written.add(new UrnBallot(cast.scrutin().urnId(), fresh.get(voterOf(cast)), cast.network()));
                case BallotOrder.Withdraw withdraw -> withdrawn.add(voterOf(withdraw));
            }
        }
        if (!withdrawn.isEmpty()) {
            ballots.delete(withdrawn);
        }
        if (!written.isEmpty()) {
            ballots.upsert(written);
            ballots.upsertNetworks(written);
        }
    }

    private static BallotResult answer(
            BallotOrder order, UrnDraft draft, Map<UrnVoter, Ballot> standing, Map<UrnVoter, Ballot> fresh) {
        if (!draft.isOpen()) {
            return new BallotResult.ScrutinClosed();
        }
        UrnVoter voter = voterOf(order);
        return switch (order) {
            case BallotOrder.Cast ignored ->
                new BallotResult.Standing(fresh.getOrDefault(voter, standing.get(voter)), draft.urn());
            case BallotOrder.Withdraw ignored -> new BallotResult.Withdrawn(draft.urn());
        };
    }

    private static UrnVoter voterOf(BallotOrder order) {
        return new UrnVoter(order.scrutin().urnId(), order.voterKey());
    }
}
