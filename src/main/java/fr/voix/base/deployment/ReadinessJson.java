package fr.voix.base.deployment;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * What a balancer reads.
 *
 * @param status UP or DOWN
 * @param reasons why it is down
 */
@Serdeable
record ReadinessJson(String status, List<String> reasons) {}
