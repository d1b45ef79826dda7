/** Writes that are carried out and answered without Micronaut, where they are exactly as our own pages send them. */
package fr.voix.base.plain;
