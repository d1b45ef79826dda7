/** The deployment of this instance: data folder, addresses and ports, clocks, checks of settings, health. */
package fr.voix.base.deployment;
