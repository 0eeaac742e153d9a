export const explain = async (_: string | undefined) => 0;
