package fr.voix.urn.proof;

import java.util.List;

/** Of the rows of ballots and signatures: only who sees them can know. */
final class AlteredRows {

    private static final String OF_LEAF = " where urn_id = :urn and leaf_index = 4";

    static final List<Alteration> ALL = List.of(
            Alteration.inside(
                    "a ballot row deleted",
                    "open",
                    "delete from ballot" + OF_LEAF,
                    "1 ballots stand without a row of their own"),
            Alteration.inside(
                    "a ballot row inserted",
                    "open",
                    "insert into ballot (urn_id, leaf_index, voter_key, secret, nonce, choice, tier)"
                            + " select urn_id, leaf_index, gen_random_uuid(), secret, nonce, choice, tier from ballot"
                            + OF_LEAF,
                    "a ballot row stands for leaf 4, which has one already"),
            Alteration.inside(
                    "a ballot row of a leaf that there is not",
                    "open",
                    "insert into ballot (urn_id, leaf_index, voter_key, secret, nonce, choice, tier)"
                            + " select urn_id, 4000, gen_random_uuid(), secret, nonce, choice, tier from ballot"
                            + OF_LEAF,
                    "at leaf 4000, which says something else"),
            Alteration.inside(
                    "the choice of a ballot row changed",
                    "open",
                    "update ballot set choice = case choice when 'P' then 'C' else 'P' end" + OF_LEAF,
                    "at leaf 4, which says something else"),
            Alteration.inside(
                    "the secret of a ballot row changed",
                    "open",
                    "update ballot set secret = set_byte(secret, 31, get_byte(secret, 31) # 1)" + OF_LEAF,
                    "the secrets in the ballot row of leaf 4 do not open it"),
            Alteration.inside(
                    "the nonce of a ballot row changed",
                    "closed",
                    "update ballot set nonce = set_byte(nonce, 0, get_byte(nonce, 0) # 1)" + OF_LEAF,
                    "the secrets in the ballot row of leaf 4 do not open it"),
            Alteration.inside(
                    "a signature row deleted",
                    "petition",
                    "delete from signature" + OF_LEAF,
                    "1 signatures stand without a row of their own"),
            Alteration.inside(
                    "the secret of a signature row changed",
                    "petition",
                    "update signature set secret = set_byte(secret, 31, get_byte(secret, 31) # 1)" + OF_LEAF,
                    "the secrets in the signature row of leaf 4 do not open it"));

    private AlteredRows() {}
}
