package fr.voix.theme.theme;

import io.micronaut.core.annotation.Introspected;

/**
 * A decision, the scrutin that it was taken on, and what stood there before.
 *
 * @param version the latest decision on that scrutin when this one was looked for
 */
@Introspected
record OwnDecisionRow(long classificationId, String scrutinUid, String[] themesBefore, long version) {}
