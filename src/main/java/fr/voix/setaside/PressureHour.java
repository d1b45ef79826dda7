package fr.voix.setaside;

import java.time.Instant;

/**
 * What one Scrutin's urn took in within an hour.
 *
 * @param leaves lines that were added: a ballot is one, a changed ballot two
 * @param change of the counted ballots
 */
public record PressureHour(Instant hour, String scrutinUid, String numero, long leaves, long change) {}
