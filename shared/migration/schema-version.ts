/** The version of the stored records that this Postil writes. Grows by one with every migration. */
export const SCHEMA_VERSION = 6;
