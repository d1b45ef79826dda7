/** What this instance says of itself to a collector of OpenTelemetry, where there is one: metrics, and spans of requests and jobs. */
package fr.voix.base.telemetry;
