#!/usr/bin/env bash
# Prints the path of the Bicep compiler. It comes as a NuGet package, so a machine with dotnet gets it with what it has;
# the package carries a binary that needs no .NET to run. Kept in .data/, which git ignores.
set -euo pipefail
version=0.49.2
package="azure.bicep.commandline.linux-x64"
folder="$(cd "$(dirname "$0")/.." && pwd)/.data/bicep"
bicep="$folder/$package/$version/tools/bicep"

if [ ! -x "$bicep" ]; then
  mkdir -p "$folder"
  # Restored like any package, by whichever source this machine has for NuGet.
  cat >"$folder/bicep.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net8.0</TargetFramework>
    <RestorePackagesPath>$folder</RestorePackagesPath>
    <DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences>
  </PropertyGroup>
  <ItemGroup><PackageDownload Include="$package" Version="[$version]" /></ItemGroup>
</Project>
XML
  dotnet restore "$folder/bicep.csproj" --nologo --verbosity quiet >&2
  chmod +x "$bicep"
fi
echo "$bicep"
