package fr.voix.parliament.rollcall;

import io.micronaut.core.annotation.Introspected;

/**
 * How often a member of one group and a member of another, both drawn by chance, hold the same position: the same counts one,
 * an abstention of one side a half.
 *
 * @param scrutins those in which both groups took part
 * @param share from 0 to 1
 */
@Introspected
public record GroupeAgreement(String groupeUid, int scrutins, double share) {}
