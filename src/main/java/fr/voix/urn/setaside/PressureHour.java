package fr.voix.urn.setaside;

import java.time.Instant;

/**
 * What one urn took in within an hour.
 *
 * @param leaves lines that were added: a ballot or signature is one, a changed ballot two
 * @param change of what is counted
 */
public record PressureHour(Instant hour, String uid, long leaves, long change) {}
