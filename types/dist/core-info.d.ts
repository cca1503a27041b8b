export const VERSION: string;
export const CHECKSUM: number;
export const SIZE: number;
