/** Where and how this instance runs: data folder, addresses and ports, the clock, its health. */
package fr.voix.base.deployment;
