package fr.voix.site.export;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What an export is made from, so that it is made once for it.
 *
 * @param fingerprint changes whenever anything changes that an export may hold
 * @param leaves in all urns
 * @param lastUrn the highest id of a Scrutin's urn: a Scrutin with a higher one came later
 */
@Serdeable
record ExportState(String fingerprint, long leaves, long lastUrn) {}
